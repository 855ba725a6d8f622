import { describe, expect, test } from '@jest/globals';
import { draftFetch, keyOf } from '../../../test/support/draft-fetch.js';
import { mergeFetches } from './merge-fetches.js';

type Fetch = ReturnType<typeof draftFetch>;
const asks = (fields: string, given = ''): string =>
  `query ($representations: [_Any!]!${given}) { _entities(representations: $representations) { ... on User { ${fields} } } }`;
const user = (
  id: number,
  fields: string,
  path: readonly string[],
  more: Partial<Fetch> = {},
  given = '',
): Fetch & { round: number } => ({
  ...draftFetch(id, 'b', asks(fields, given), { path, requires: keyOf('User', 'id'), ...more, after: [0] }),
  round: 1,
});
const root = { ...draftFetch(0, 'a', '{ x }'), round: 0 };

describe('mergeFetches', () => {
  test('one fetch keeps its text', () => {
    const [, step] = mergeFetches([root, user(1, 'name', ['x'])]);
    expect(step).toMatchObject({
      id: 1,
      dependsOn: [0],
      document: 'query($representations:[_Any!]!){_entities(representations:$representations){...on User{name}}}',
      parts: [{ responseName: '_entities', variable: 'representations', paths: [['x']] }],
    });
  });

  test('equal questions over several paths are one, different ones stand beside each other', () => {
    const [, step, ...others] = mergeFetches([
      root,
      user(1, 'name', ['x']),
      user(2, 'rank', ['x']),
      user(3, 'name', ['y', '@']),
    ]);
    expect(others).toEqual([]);
    expect(step?.document).toBe(
      'query($representations0:[_Any!]!$representations1:[_Any!]!){_entities0:_entities(representations:$representations0){...on User{name}}_entities1:_entities(representations:$representations1){...on User{rank}}}',
    );
    expect(step?.parts.map(({ responseName, paths }) => [responseName, paths])).toEqual([
      // The deepest first: executing relies on it.
      ['_entities0', [['y', '@'], ['x']]],
      ['_entities1', [['x']]],
    ]);
  });

  test('variables of the client travel once, and keep their names', () => {
    const more = { variables: ['n', 'representations0'] };
    const given = ', $n: Int, $representations0: Int';
    const [, step] = mergeFetches([
      root,
      user(1, 'a(n: $n, m: $representations0)', ['x'], more, given),
      user(2, 'b(n: $n)', ['x'], { variables: ['n'] }, ', $n: Int'),
    ]);
    expect(step?.variables).toEqual(['n', 'representations0']);
    expect(step?.document).toContain('$representations0_:[_Any!]!');
    expect(step?.document).toContain('_entities0:_entities(representations:$representations0_)');
    expect(step?.document).toContain('a(n:$n m:$representations0)');
    expect(step?.document.match(/\$n:Int/g)).toHaveLength(1);
  });

  test('fetches of equal text with other representations or rewrites are different questions', () => {
    const rewrites = { inputRewrites: [{ kind: 'ValueSetter' as const, path: ['__typename'], setValueTo: 'Media' }] };
    const [, step] = mergeFetches([
      root,
      user(1, 'name', ['x']),
      user(2, 'name', ['y'], { requires: keyOf('User', 'email') }),
      user(3, 'name', ['z'], rewrites),
    ]);
    expect(step?.parts.map(({ paths }) => paths)).toEqual([[['x']], [['y']], [['z']]]);
  });

  test('other rounds, other subgraphs, roots and mutations stay apart', () => {
    const steps = mergeFetches([
      root,
      { ...draftFetch(1, 'a', '{ y }'), round: 0 },
      user(2, 'name', ['x']),
      { ...user(3, 'name', ['y']), subgraph: 'c' },
      { ...user(4, 'name', ['z']), round: 2 },
      { ...user(5, 'name', ['z'], { operationKind: 'mutation' }), round: 2 },
    ]);
    expect(steps.map(({ subgraph, parts }) => [subgraph, parts.length])).toEqual([
      ['a', 1],
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['b', 1],
      ['b', 1],
    ]);
    expect(steps.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
