import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../json-object.js';
import { mergeEntities } from './merge-entities.js';

const types = { isObjectType: (name: string) => name !== 'Medium' };
const merged = (target: JsonObject, source: JsonObject, asked: readonly string[] = Object.keys(source)): JsonObject => {
  mergeEntities(types, target, source, asked);
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
    ['lists of other lengths are replaced', { a: [1] }, { a: [1, 2] }, { a: [1, 2] }],
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
