import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../json-object.js';
import { CONTRADICTION, mergeEntities } from './merge-entities.js';

const types = { isObjectType: (name: string) => name !== 'Medium' };
const merged = (target: JsonObject, source: JsonObject, asked: readonly string[] = Object.keys(source)): JsonObject => {
  mergeEntities(types, target, source, asked, () => undefined);
  return target;
};

describe('mergeEntities', () => {
  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['fields are joined', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ['objects field by field', { a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
    [
      'lists of one length element by element',
      { a: [{ x: 1 }, null] },
      { a: [{ y: 2 }, { y: 3 }] },
      { a: [{ x: 1, y: 2 }, { y: 3 }] },
    ],
    ['nested lists', { a: [[{ x: 1 }]] }, { a: [[{ y: 2 }]] }, { a: [[{ x: 1, y: 2 }]] }],
    ['equal values stay', { a: [1, 'x'] }, { a: [1, 'x'] }, { a: [1, 'x'] }],
    [
      'null erases nothing',
      { a: { x: 1 }, b: 1, c: [1] },
      { a: null, b: null, c: [null] },
      { a: { x: 1 }, b: 1, c: [1] },
    ],
    ['null is replaced', { a: null }, { a: { x: 1 } }, { a: { x: 1 } }],
    ['null is noted', {}, { a: null }, { a: null }],
    ['an interface object learns its type', { __typename: 'Medium' }, { __typename: 'Film' }, { __typename: 'Film' }],
    ['and keeps it', { __typename: 'Film' }, { __typename: 'Medium' }, { __typename: 'Film' }],
  ])('%s', (_, target, source, expected) => {
    expect(merged(target, source)).toEqual(expected);
  });

  test('takes what was asked, and the type', () => {
    expect(merged({ a: 1 }, { a: 2, b: 3, __typename: 'T' }, ['b'])).toEqual({ a: 1, b: 3, __typename: 'T' });
  });

  test('sets fields of any name as own ones', () => {
    const target = merged({}, JSON.parse('{"__proto__":{"polluted":1},"constructor":2}') as JsonObject);
    expect(Object.keys(target)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
  });

  test('an object merged into itself stays', () => {
    const one = { a: [1] };
    expect(merged(one, one)).toEqual({ a: [1] });
  });
});

describe('where subgraphs contradict each other', () => {
  const row = { x: 1 };
  test.each<[string, JsonObject, JsonObject, readonly (readonly [JsonObject, string])[]]>([
    ['lists of different lengths', { a: [1] }, { a: [1, 2] }, [[{ a: CONTRADICTION }, 'a']]],
    ['an empty list and one that is not', { a: [] }, { a: [1] }, [[{ a: CONTRADICTION }, 'a']]],
    ['nested lists of different lengths', { a: [[1], [2]] }, { a: [[1], [2, 3]] }, [[{ a: CONTRADICTION }, 'a']]],
    ['an object and a list', { a: row }, { a: [row] }, [[{ a: CONTRADICTION }, 'a']]],
    ['an object and a value', { a: row }, { a: 'x' }, [[{ a: CONTRADICTION }, 'a']]],
    [
      'below an object that agrees',
      { a: { b: [1], c: 1 } },
      { a: { b: [], c: 1 } },
      [[{ b: CONTRADICTION, c: 1 }, 'b']],
    ],
    ['below a list that agrees', { a: [{ b: [1] }] }, { a: [{ b: [] }] }, [[{ b: CONTRADICTION }, 'b']]],
  ])('%s: neither is believed', (_, target, source, contradictions) => {
    const found: (readonly [JsonObject, string])[] = [];
    mergeEntities(types, target, source, Object.keys(source), (object, field) => found.push([object, field]));
    expect(found).toEqual(contradictions);
  });

  test('a third subgraph does not settle it', () => {
    const target = merged(merged({ a: [1] }, { a: [] }), { a: [1] });
    expect(target).toEqual({ a: CONTRADICTION });
  });
});
