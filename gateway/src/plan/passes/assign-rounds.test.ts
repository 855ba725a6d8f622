import { describe, expect, test } from '@jest/globals';
import { assignRounds, isMergeable } from './assign-rounds.js';
import { draftFetch, keyOf } from '../../../test/support/draft-fetch.js';

type Fetches = ReturnType<typeof draftFetch>[];
const roundsOf = (fetches: Fetches, inSequence = false): number[] =>
  assignRounds({ fetches, inSequence }).map(({ round }) => round);
const entities = (id: number, subgraph: string, after: readonly number[]): ReturnType<typeof draftFetch> =>
  draftFetch(id, subgraph, '{ _entities { ... on User { x } } }', { requires: keyOf('User', 'id'), after });

describe('assignRounds', () => {
  test('a round comes after the last of what it needs', () => {
    expect(roundsOf([draftFetch(0, 'a', '{ x }'), entities(1, 'b', [0]), entities(2, 'c', [0, 1])])).toEqual([0, 1, 2]);
  });

  test('a fetch that nobody waits for moves to where its subgraph is asked anyway', () => {
    const fetches = [
      draftFetch(0, 'a', '{ x }'),
      entities(1, 'b', [0]),
      entities(2, 'c', [0]),
      entities(3, 'b', [0, 2]),
    ];
    expect(roundsOf(fetches)).toEqual([0, 2, 1, 2]);
  });

  test('a fetch that another waits for stays', () => {
    const fetches = [
      draftFetch(0, 'a', '{ x }'),
      entities(1, 'b', [0]),
      entities(2, 'c', [0, 1]),
      entities(3, 'b', [0, 2]),
    ];
    expect(roundsOf(fetches)).toEqual([0, 1, 2, 3]);
  });

  test('root fetches and mutations stay', () => {
    expect(roundsOf([draftFetch(0, 'b', '{ x }'), draftFetch(1, 'a', '{ y }'), entities(2, 'b', [1])])).toEqual([
      0, 0, 1,
    ]);
    expect(roundsOf([draftFetch(0, 'a', '{ x }'), entities(1, 'b', [0]), entities(2, 'b', [0, 1])], true)).toEqual([
      0, 1, 2,
    ]);
  });

  test('a fetch does not move to a request that it cannot share', () => {
    const alone = { requires: keyOf('User', 'id'), contextArguments: [{ variable: 'v', path: ['..', 'x'] }] };
    expect(isMergeable(draftFetch(0, 'a', '{ _entities { ... on User { x } } }', alone))).toBe(false);
    const fetches = [
      draftFetch(0, 'a', '{ x }'),
      entities(1, 'b', [0]),
      entities(2, 'c', [0]),
      draftFetch(3, 'b', '{ _entities { ... on User { x } } }', { ...alone, after: [0, 2] }),
    ];
    expect(roundsOf(fetches)).toEqual([0, 1, 1, 2]);
  });
});
