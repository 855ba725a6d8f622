import { expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { describeFederation } from '../support/describe-federation.js';
import type { SubgraphFixture } from '../support/start-subgraph.js';

/** A subgraph whose clients may say how fresh an answer must be; each has defaults of its own. */
function fresh(name: string, definition: string, resolvers: SubgraphFixture['resolvers']): SubgraphFixture {
  const typeDefs = parse(`
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
      @link(url: "https://shiyu.example/fresh/v1.0", import: ["@fresh"])
      @composeDirective(name: "@fresh")
    directive @fresh(${definition}) repeatable on FIELD | FRAGMENT_SPREAD
    enum Age { DAY HOUR }
    input Within { age: Age = DAY }
    type Query { ${name}: Reading }
    type Reading @key(fields: "id") { id: ID! of_${name}(wait: Int): String }`);
  return { name, typeDefs, resolvers };
}

const READING = { __resolveReference: (key: object) => key };

describeFederation(
  'directives of clients',
  [
    fresh('river', 'within: Within! = {age: HOUR}, why: String', {
      Query: { river: () => ({ id: '1' }) },
      Reading: { ...READING, of_river: (_: object, { wait }: { wait?: number }) => `river ${wait}` },
    }),
    fresh('rain', 'within: Within!, why: String', {
      Query: { rain: () => ({ id: '2' }) },
      Reading: { ...READING, of_rain: () => 'rain' },
    }),
  ],
  {
    'whose default only one subgraph has': {
      query: '{ river { of_river @fresh of_rain @fresh(why: "x") } rain @fresh { id } }',
      data: { river: { of_river: 'river undefined', of_rain: 'rain' }, rain: { id: '2' } },
      apolloIsWrong: 'does not know them',
    },
    'with values and variables, more than once': {
      query:
        'query ($age: Age!, $wait: Int) { river { of_river(wait: $wait) @fresh(within: { age: $age }) @fresh(within: { age: DAY }) } }',
      variables: { age: 'HOUR', wait: 3 },
      data: { river: { of_river: 'river 3' } },
      apolloIsWrong: 'does not know them',
    },
    'on fragments': {
      query: '{ river { ...F @fresh } } fragment F on Reading { of_rain }',
      data: { river: { of_rain: 'rain' } },
      apolloIsWrong: 'does not know them',
    },
  },
  (federation) =>
    test('are part of what clients see, and travel with their defaults', async () => {
      const { supergraph, subgraphs } = federation();
      expect(validate(supergraph.apiSchema, parse('{ river @fresh(within: {}) { id } }'))).toEqual([]);
      expect(validate(supergraph.apiSchema, parse('{ river @fresh(within: 1) { id } }'))).toHaveLength(1);
      const { received } = subgraphs.get('rain') ?? { received: [] };
      received.length = 0;
      await federation().ask('{ rain @fresh { id } }');
      expect(received.map(({ query }) => query)).toEqual(['{rain@fresh(within:{age:HOUR}){id}}']);
    }),
);
