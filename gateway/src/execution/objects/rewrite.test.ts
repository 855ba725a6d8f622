import { describe, expect, test } from '@jest/globals';
import type { FetchDataRewrite } from '../../plan/query-plan.js';
import type { Supergraph } from '../../supergraph.js';
import { renamedPath, rewrite } from './rewrite.js';

const supergraph = {
  possibleTypes: (name: string) => new Set(name === 'Any' ? ['Any', 'A', 'B'] : [name]),
} as unknown as Supergraph;
const rename = (path: string[], renameKeyTo: string): FetchDataRewrite => ({ kind: 'KeyRenamer', path, renameKeyTo });

describe('rewrites', () => {
  test('rename a field of the types that they name, in lists too', () => {
    const data = { things: [{ __typename: 'A', x_1: 1 }, { __typename: 'B', x_1: 2 }, null] };
    rewrite(supergraph, [rename(['things', '... on A', 'x_1'], 'x')], data);
    expect(data).toEqual({ things: [{ __typename: 'A', x: 1 }, { __typename: 'B', x_1: 2 }, null] });
  });

  test('set a value', () => {
    const data = { __typename: 'A', id: '1' };
    rewrite(supergraph, [{ kind: 'ValueSetter', path: ['... on Any', '__typename'], setValueTo: 'Any' }], data);
    expect(data).toEqual({ __typename: 'Any', id: '1' });
  });

  test('leave alone what is not there', () => {
    const data = { things: null };
    rewrite(supergraph, [rename(['things', 'x'], 'y'), rename(['x'], 'y')], data);
    expect(data).toEqual({ things: null });
  });
});

describe('the path of an error', () => {
  const rewrites = [rename(['things', '... on A', 'x_1'], 'x'), rename(['things', 'x', 'y_1'], 'y')];

  test('has the names that the fields got', () => {
    expect(renamedPath(rewrites, ['things', 3, 'x_1'])).toEqual(['things', 3, 'x']);
    expect(renamedPath(rewrites, ['things', 3, 'x_1', 0, 'y_1', 'z'])).toEqual(['things', 3, 'x', 0, 'y', 'z']);
  });

  test('stays where no rename leads', () => {
    for (const path of [['other', 3, 'x_1'], ['things'], ['x_1'], []])
      expect(renamedPath(rewrites, path)).toEqual(path);
  });
});
