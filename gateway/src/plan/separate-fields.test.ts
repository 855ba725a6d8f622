import { describe, expect, test } from '@jest/globals';
import { parse, print, visit, type FieldNode } from 'graphql';
import { separateFields } from './separate-fields.js';

const JOINS = new Set(['__typename', 'id', 'sku']);
const separated = (text: string): string => print(separateFields(parse(text), JOINS).document).replace(/\s+/g, ' ');

describe('separateFields', () => {
  test('leaves alone what means the same everywhere', () => {
    const document = parse('{ a { id name x: size } b { name x: size } }');
    expect(separateFields(document, JOINS).document).toBe(document);
  });

  test.each([
    ['an alias that hides a field of joins', '{ a { id: name sku } }', '{ a { id__name: name sku } }'],
    ['a field with arguments that hides one', '{ a { id(x: 1) } }', '{ a { id__id: id(x: 1) } }'],
    ['an alias for __typename that hides one', '{ a { id: __typename } }', '{ a { id____typename: __typename } }'],
    ['one name for two fields', '{ a { x: name } b { x: size } }', '{ a { x__name: name } b { x__size: size } }'],
    [
      'a plain field beside an alias of its name',
      '{ a { name } b { name: size } }',
      '{ a { name } b { name__size: size } }',
    ],
    [
      'one field with other arguments',
      '{ a { x(n: 1) } b { x(n: 2) } }',
      '{ a { x__x: x(n: 1) } b { x__x_: x(n: 2) } }',
    ],
    [
      'arguments in another order are the same',
      '{ a { x(n: 1, m: 2) } b { x(m: 2, n: 1) } }',
      '{ a { x(n: 1, m: 2) } b { x(m: 2, n: 1) } }',
    ],
    [
      'a new name that the client has taken',
      '{ a { id: name } b { id__name } }',
      '{ a { id__name_: name } b { id__name } }',
    ],
    [
      'inside fragments too',
      '{ ...F b { x: size } } fragment F on T { a { x: name } }',
      '{ ...F b { x__size: size } } fragment F on T { a { x__name: name } }',
    ],
  ])('%s', (_, text, expected) => {
    expect(separated(text)).toBe(expected);
  });

  test('tells under which name each field of the client lies', () => {
    const document = parse('{ a { id: name } b { id x: name y: name } c { x: size } }');
    const { dataName } = separateFields(document, JOINS);
    const names: string[] = [];
    visit(document, { Field: (field: FieldNode) => void names.push(dataName(field)) });
    expect(names).toEqual(['a', 'id__name', 'b', 'id', 'x__name', 'y', 'c', 'x__size']);
  });

  test('no two questions share a name, and no name begins as those of introspection do', () => {
    const text = '{ _: name a { _: size __x: name x: size _a: name } b { _: other } }';
    const { document } = separateFields(parse(text), JOINS);
    const questions = new Map<string, string>();
    visit(document, {
      Field({ alias, name }) {
        const key = alias?.value ?? name.value;
        expect(questions.get(key) ?? name.value).toBe(name.value);
        questions.set(key, name.value);
      },
    });
    expect([...questions.keys()].filter((name) => name.startsWith('__') && name !== '__x')).toEqual([]);
  });
});
