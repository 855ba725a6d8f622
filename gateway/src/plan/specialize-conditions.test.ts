import { describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { conditionVariables } from '../operations/condition-variables.js';
import { fillEmptySelections, specializeConditions } from './specialize-conditions.js';

const specialized = (text: string, variables: Record<string, unknown> = {}): string | undefined => {
  const document = specializeConditions(parse(text), undefined, variables);
  return document && print(fillEmptySelections(document)).replace(/\s+/g, ' ');
};

describe('specializeConditions', () => {
  test.each([
    ['{ a @include(if: $x) b }', '{ a b }', '{ b }'],
    ['{ a @skip(if: $x) b }', '{ b }', '{ a b }'],
    ['{ a @skip(if: $x) @include(if: $x) b }', '{ b }', '{ b }'],
    ['{ ... @include(if: $x) { a } b }', '{ ... { a } b }', '{ b }'],
    ['{ a { b @include(if: $x) } }', '{ a { b } }', '{ a { __typename } }'],
    [
      '{ a { ... on T { b @include(if: $x) } c } }',
      '{ a { ... on T { b } c } }',
      '{ a { ... on T { __typename } c } }',
    ],
    ['{ a @include(if: true) b @skip(if: true) c @include(if: $x) }', '{ a c }', '{ a }'],
    ['{ a @other(x: 1) @include(if: $x) b }', '{ a @other(x: 1) b }', '{ b }'],
  ])('%s', (text, held, notHeld) => {
    expect(specialized(`query ($x: Boolean!) ${text}`, { x: true })).toBe(`query ($x: Boolean!) ${held}`);
    expect(specialized(`query ($x: Boolean!) ${text}`, { x: false })).toBe(`query ($x: Boolean!) ${notHeld}`);
  });

  test('spreads, and what stands in fragments', () => {
    const text = 'query ($x: Boolean!) { ...F @include(if: $x) a } fragment F on T { b @skip(if: $x) c }';
    expect(specialized(text, { x: true })).toBe('query ($x: Boolean!) { ...F a } fragment F on T { c }');
    expect(specialized(text, { x: false })).toBe('query ($x: Boolean!) { a } fragment F on T { b c }');
  });

  test('nothing is left', () => {
    expect(specialized('query ($x: Boolean!) { a @include(if: $x) }', { x: false })).toBeUndefined();
  });

  test('an object with nothing left to select has an empty selection', () => {
    const document = specializeConditions(parse('{ a { b @skip(if: true) } }'), undefined, {});
    expect(document?.definitions[0]).toMatchObject({
      selectionSet: { selections: [{ selectionSet: { selections: [] } }] },
    });
  });

  test('a document without conditions is returned as it is', () => {
    const document = parse('{ a }');
    expect(specializeConditions(document, undefined, {})).toBe(document);
    expect(fillEmptySelections(document)).toBe(document);
  });
});

test('conditionVariables names those of @skip and @include, sorted, each once', () => {
  const text =
    'query ($b: Boolean!, $a: Boolean!, $n: Int) { x(n: $n) @skip(if: $b) @include(if: $a) ...F @skip(if: $b) } fragment F on T { y @include(if: true) }';
  expect(conditionVariables(parse(text))).toEqual(['a', 'b']);
});
