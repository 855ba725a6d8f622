import { describe, expect, test } from '@jest/globals';
import { draftFetch, keyOf } from '../../../test/support/draft-fetch.js';
import { findDependencies } from './find-dependencies.js';

const afterOf = (fetches: ReturnType<typeof draftFetch>[], inSequence = false): number[][] =>
  findDependencies({ fetches, inSequence }).fetches.map(({ after }) => [...after]);

describe('findDependencies', () => {
  test('a fetch needs what brings its path and its representations, and nothing else before it', () => {
    const fetches = [
      draftFetch(0, 'a', '{ users { __typename id } }'),
      draftFetch(1, 'b', '{ _entities { ... on User { posts { __typename id } } } }', {
        path: ['users', '@'],
        requires: keyOf('User', 'id'),
        after: [0],
      }),
      draftFetch(2, 'c', '{ _entities { ... on User { rank } } }', {
        path: ['users', '@'],
        requires: keyOf('User', 'id'),
        after: [0, 1],
      }),
      draftFetch(3, 'd', '{ _entities { ... on Post { votes } } }', {
        path: ['users', '@', 'posts', '@'],
        requires: keyOf('Post', 'id'),
        after: [0, 1, 2],
      }),
    ];
    expect(afterOf(fetches)).toEqual([[], [0], [0], [0, 1]]);
  });

  test('a field of another fetch that its representations need is waited for', () => {
    const fetches = [
      draftFetch(0, 'a', '{ product { __typename upc } }'),
      draftFetch(1, 'b', '{ _entities { ... on Product { price } } }', {
        path: ['product'],
        requires: keyOf('Product', 'upc'),
        after: [0],
      }),
      draftFetch(2, 'c', '{ _entities { ... on Product { fee } } }', {
        path: ['product'],
        requires: keyOf('Product', 'upc', 'price'),
        after: [0, 1],
      }),
    ];
    expect(afterOf(fetches)[2]).toEqual([0, 1]);
  });

  test('renamed fields count by the name that they get', () => {
    const fetches = [
      draftFetch(0, 'a', '{ thing { __typename id: key } }', {
        outputRewrites: [{ kind: 'KeyRenamer', path: ['thing', 'id'], renameKeyTo: 'key' }],
      }),
      draftFetch(1, 'b', '{ _entities { ... on Thing { size } } }', {
        path: ['thing'],
        requires: keyOf('Thing', 'key'),
        after: [0],
      }),
    ];
    expect(afterOf(fetches)[1]).toEqual([0]);
  });

  test('a fetch whose needs nobody brings waits for all before it, as the planner said', () => {
    const fetches = [
      draftFetch(0, 'a', '{ x }'),
      draftFetch(1, 'b', '{ _entities { ... on Thing { size } } }', {
        path: ['thing'],
        requires: keyOf('Thing', 'id'),
        after: [0],
      }),
    ];
    expect(afterOf(fetches)[1]).toEqual([0]);
  });

  test('mutations keep the order of the planner', () => {
    const fetches = [
      draftFetch(0, 'a', '{ x { __typename id } }', { operationKind: 'mutation' }),
      draftFetch(1, 'b', '{ y }', { operationKind: 'mutation', after: [0] }),
    ];
    expect(afterOf(fetches, true)).toEqual([[], [0]]);
  });

  test('a value from the context is waited for', () => {
    const fetches = [
      draftFetch(0, 'a', '{ user { __typename id items { __typename id } } }'),
      draftFetch(1, 'b', '{ _entities { ... on User { currency } } }', {
        path: ['user'],
        requires: keyOf('User', 'id'),
        after: [0],
      }),
      draftFetch(2, 'c', '{ _entities { ... on Item { price } } }', {
        path: ['user', 'items', '@'],
        requires: keyOf('Item', 'id'),
        contextArguments: [{ variable: 'c', path: ['..', '... on User', 'currency'] }],
        after: [0, 1],
      }),
    ];
    expect(afterOf(fetches)[2]).toEqual([0, 1]);
  });
});
