import { expect, test } from '@jest/globals';
import { firstDifference } from './first-difference.js';

test('equal values have no difference, whatever the order of their fields', () => {
  expect(firstDifference({ a: 1, b: [null, { c: 'x' }] }, { b: [null, { c: 'x' }], a: 1 })).toBeUndefined();
});

test.each([
  ['another leaf', { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, 'a[1].b', 2, 3],
  ['a missing row', { a: [1, 2] }, { a: [1] }, 'a[1]', 2, undefined],
  ['an additional row', { a: [1] }, { a: [1, 2] }, 'a[1]', undefined, 2],
  ['a missing field', { a: null }, {}, 'a', null, undefined],
  ['null for an object', { a: { b: 1 } }, { a: null }, 'a', { b: 1 }, null],
  ['another order of rows', ['x', 'y'], ['y', 'x'], '[0]', 'x', 'y'],
  ['an object for a list', { a: [] }, { a: {} }, 'a', [], {}],
])('%s is the first difference, with its path', (_name, expected, got, path, left, right) => {
  expect(firstDifference(expected, got)).toEqual({ path, expected: left, got: right });
});
