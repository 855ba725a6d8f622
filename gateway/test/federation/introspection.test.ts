import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../support/describe-federation.js';
import { startFederation, type Federation } from '../support/start-federation.js';

const QUERY = { queryType: { name: 'Query' } };

describe('introspection fields are fields of the query root like others', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation([
      subgraph(
        'a',
        'type Query { n(of: Float): Int q: Query! box: Box } type Box { query: Query } type Mutation { bump: Box }',
        {
          Query: { n: () => 1, q: () => ({}), box: () => ({ query: {} }) },
          Mutation: { bump: () => ({ query: {} }) },
        },
      ),
      subgraph('b', 'type Query { m: Int }', { Query: { m: () => 2 } }),
    ]);
  });
  afterAll(() => federation.close());

  const cases: readonly (readonly [name: string, query: string, data: object, variables?: Record<string, unknown>])[] =
    [
      ['alone', '{ __schema { queryType { name } } }', { __schema: QUERY }],
      [
        'beside data, in the order of the document',
        '{ n s: __schema { queryType { name } } m }',
        { n: 1, s: QUERY, m: 2 },
      ],
      ['skipped', '{ __schema @skip(if: true) { queryType { name } } n }', { n: 1 }],
      [
        'included by a variable',
        'query ($yes: Boolean!) { __type(name: "Box") @include(if: $yes) { name } n }',
        { __type: { name: 'Box' }, n: 1 },
        { yes: true },
      ],
      [
        'under a variable',
        'query ($t: String!) { __type(name: $t) { kind } }',
        { __type: { kind: 'OBJECT' } },
        { t: 'Box' },
      ],
      [
        'beside a number of many digits',
        'query ($f: Float = 12345678901234567890) { n(of: $f) __type(name: "Box") { name } }',
        { n: 1, __type: { name: 'Box' } },
      ],
      ['of a type that is not there', '{ n __type(name: "Nobody") { kind } }', { n: 1, __type: null }],
      [
        'below a field that gives the root',
        '{ q { __type(name: "Box") { name } n } }',
        { q: { __type: { name: 'Box' }, n: 1 } },
      ],
      [
        'below it and alone there',
        '{ box { query { __schema { queryType { name } } } } }',
        { box: { query: { __schema: QUERY } } },
      ],
      [
        'below a mutation',
        'mutation { bump { query { __schema { queryType { name } } n } } }',
        { bump: { query: { __schema: QUERY, n: 1 } } },
      ],
      [
        'in fragments, merged',
        '{ ...A ...B } fragment A on Query { __schema { queryType { ...T } } } fragment B on Query { __schema { queryType { kind } } m } fragment T on __Type { name }',
        { __schema: { queryType: { name: 'Query', kind: 'OBJECT' } }, m: 2 },
      ],
      [
        'beside the name of the root',
        '{ __typename __schema { queryType { name } } }',
        { __typename: 'Query', __schema: QUERY },
      ],
    ];

  test.each(cases)('%s', async (_, query, data, variables = {}) => {
    for (const engine of [federation.shiyu, federation.objects]) {
      const answer = await federation.ask(query, { variables, engine });
      expect(answer).toEqual({ data });
      expect(JSON.stringify(answer.data)).toBe(JSON.stringify(data));
    }
    const asked = [...federation.subgraphs.values()].flatMap(({ received }) => received.splice(0));
    expect(asked.map(({ query: sent }) => sent).join()).not.toMatch(/__schema|__type\b/);
  });

  test('what asks for the schema alone asks no subgraph', async () => {
    await federation.ask('{ __schema { types { name } } __typename }');
    expect([...federation.subgraphs.values()].flatMap(({ received }) => received)).toEqual([]);
  });

  test('a denied field beside it is null, and the schema is told', async () => {
    const { data } = await federation.ask('{ __type(name: "Box") { name } n m }', { denied: ['Query.n'] });
    expect(data).toEqual({ __type: { name: 'Box' }, n: null, m: 2 });
  });
});
