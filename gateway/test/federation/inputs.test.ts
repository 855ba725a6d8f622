import { expect, test } from '@jest/globals';
import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Given {
  readonly [name: string]: unknown;
}
const echo = (_: unknown, given: Given): string => JSON.stringify(given);

describeFederation(
  'inputs, enums and scalars over subgraphs',
  [
    subgraph(
      'a',
      `scalar Json
       directive @oneOf on INPUT_OBJECT
       enum Order { UP DOWN SIDEWAYS }
       enum State { OPEN }
       input Filter { text: String max: Int onlyA: String }
       input By @oneOf { id: ID name: String }
       type Query { echo(by: By, filter: Filter, order: Order = UP, json: Json, list: [[Int!]]): String node: Node }
       type Node @key(fields: "id") { id: ID! json: Json state: State echo(filter: Filter, order: Order): String }`,
      {
        Query: { echo, node: () => ({ id: '1', json: { a: [1, null, { b: 'x' }] }, state: 'OPEN' }) },
        Node: { __resolveReference: (key: Given) => key, echo },
      },
    ),
    subgraph(
      'b',
      `scalar Json
       enum Order { UP DOWN }
       enum State { OPEN CLOSED }
       input Filter { text: String max: Int }
       type Node @key(fields: "id") { id: ID! other(filter: Filter!, json: Json, order: Order): String states: [State!] }`,
      {
        Node: { __resolveReference: (key: Given) => key, other: echo, states: () => ['CLOSED', 'OPEN'] },
      },
    ),
  ],
  {
    'literals, nested': {
      query: '{ echo(filter: {text: "a\\"b", max: 3}, order: DOWN, json: {k: [1, {z: null}]}, list: [[1, 2], null]) }',
      data: {
        echo: '{"filter":{"text":"a\\"b","max":3},"order":"DOWN","json":{"k":[1,{"z":null}]},"list":[[1,2],null]}',
      },
    },
    'variables inside literals': {
      query: 'query ($t: String, $m: Int, $j: Json) { echo(filter: {text: $t, max: $m}, json: {k: $j}) }',
      variables: { t: 'x', j: { deep: ['__proto__'] } },
      data: { echo: '{"filter":{"text":"x"},"order":"UP","json":{"k":{"deep":["__proto__"]}}}' },
    },
    'variables across a join': {
      query: 'query ($f: Filter!, $json: Json) { node { json other(filter: $f, json: $json) echo(filter: $f) } }',
      variables: { f: { text: 'r' }, json: [1] },
      data: {
        node: {
          json: { a: [1, null, { b: 'x' }] },
          other: '{"filter":{"text":"r"},"json":[1]}',
          echo: '{"filter":{"text":"r"}}',
        },
      },
    },
    'a variable by the name that the planner gives to its own': {
      query: 'query ($representations: Filter!) { node { other(filter: $representations) } }',
      variables: { representations: { text: 'r' } },
      data: { node: { other: '{"filter":{"text":"r"}}' } },
      apolloIsWrong: 'lets the variable of the client stand for the representations',
    },
    'exactly one of several': {
      query: 'query ($by: By!) { a: echo(by: {id: "1"}) b: echo(by: $by) }',
      variables: { by: { name: 'n' } },
      data: { a: '{"by":{"id":"1"},"order":"UP"}', b: '{"by":{"name":"n"},"order":"UP"}' },
    },
    'enum values of answers: all that any subgraph has': {
      query: '{ node { state states } }',
      data: { node: { state: 'OPEN', states: ['CLOSED', 'OPEN'] } },
    },
  },
  (federation) =>
    test('inputs have what all subgraphs know', () => {
      const { apiSchema } = federation().supergraph;
      const filter = apiSchema.getType('Filter') as unknown as { getFields(): object };
      const order = apiSchema.getType('Order') as unknown as { getValues(): { name: string }[] };
      expect(Object.keys(filter.getFields())).toEqual(['text', 'max']);
      expect(order.getValues().map(({ name }) => name)).toEqual(['UP', 'DOWN']);
    }),
);
