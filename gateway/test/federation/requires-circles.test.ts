import { describeFederation, subgraph } from '../support/describe-federation.js';

type Asked = Readonly<Record<string, unknown>>;

interface Row {
  readonly id: string;
  readonly a2: string;
  readonly b1: string;
}

const ASKS_EXTERNAL = 'asks a subgraph for its own external field where the chain comes by it again';

describeFederation(
  '@requires in circles between two subgraphs',
  [
    subgraph(
      'left',
      `type Query { knot: Knot tied: Tied }
       interface Tied { id: ID! a2: String }
       type Knot implements Tied @key(fields: "id") { id: ID! a1: String b1: String @external a2: String @requires(fields: "b1") b2: String @external a3: String @requires(fields: "b2") }`,
      {
        Query: { knot: () => ({ id: 'k' }), tied: () => ({ __typename: 'Knot', id: 'k' }) },
        Knot: {
          __resolveReference: (knot: Row) => knot,
          a1: () => 'a1',
          a2: ({ b1 }: Row) => `a2(${b1})`,
          a3: ({ b2 }: { b2: string }) => `a3(${b2})`,
        },
      },
    ),
    subgraph(
      'right',
      `type Query { loop: Knot }
       type Knot @key(fields: "id") { id: ID! a1: String @external b1: String @requires(fields: "a1") a2: String @external b2: String @requires(fields: "a2") }`,
      {
        Query: { loop: () => ({ id: 'k' }) },
        Knot: {
          __resolveReference: (knot: Row) => knot,
          b1: ({ a1 }: { a1: string }) => `b1(${a1})`,
          b2: ({ a2 }: Row) => `b2(${a2})`,
        },
      },
    ),
  ],
  {
    'there and back': { query: '{ knot { a2 } }', data: { knot: { a2: 'a2(b1(a1))' } } },
    'there, back and there': {
      query: '{ knot { b2 } }',
      data: { knot: { b2: 'b2(a2(b1(a1)))' } },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'to the end of the chain': {
      query: '{ knot { a3 } }',
      data: { knot: { a3: 'a3(b2(a2(b1(a1))))' } },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'from where the chain comes by again': {
      query: '{ loop { a2 } }',
      data: { loop: { a2: 'a2(b1(a1))' } },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'a link that an interface wants': {
      query: '{ tied { a2 ... on Knot { a3 } } }',
      data: { tied: { a2: 'a2(b1(a1))', a3: 'a3(b2(a2(b1(a1))))' } },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'every link of it, under other names': {
      query: '{ knot { a2: a1 b1 a1: a2 b2 a3 } }',
      data: {
        knot: { a2: 'a1', b1: 'b1(a1)', a1: 'a2(b1(a1))', b2: 'b2(a2(b1(a1)))', a3: 'a3(b2(a2(b1(a1))))' },
      },
      apolloIsWrong: ASKS_EXTERNAL,
    },
  },
);

describeFederation(
  '@requires in circles: objects, entities and arguments',
  [
    subgraph(
      'orders',
      `type Query { buyers: [Buyer!]! }
       type Buyer @key(fields: "id") {
         id: ID! name: String
         tier: String @external  orders: [Order!] @requires(fields: "tier")
         score(of: Scale!): String @external  note: String @requires(fields: "score(of: TEN)")
       }
       type Order @key(fields: "id") { id: ID! lines: [Line!] buyer: Buyer }
       type Line { n: Int }
       enum Scale { TEN FIVE }`,
      {
        Query: { buyers: () => [{ id: '1' }, { id: '2' }] },
        Buyer: {
          __resolveReference: (buyer: Row) => buyer,
          name: ({ id }: Row) => `n${id}`,
          orders: ({ id, tier }: Asked) => [{ id: `${String(id)}${String(tier)}` }],
          note: ({ score }: Asked) => `note ${String(score)}`,
        },
        Order: {
          __resolveReference: (order: Row) => order,
          lines: () => [{ n: 1 }],
          buyer: ({ id }: Row) => ({ id: id.slice(0, 1) }),
        },
      },
    ),
    subgraph(
      'ranks',
      `type Query { ranked: [Buyer!]! }
       type Buyer @key(fields: "id") {
         id: ID! name: String @external  tier: String @requires(fields: "name")
         orders: [Order!] @external  score(of: Scale!): String @requires(fields: "orders { id lines { n } }")
       }
       type Order @key(fields: "id", resolvable: false) { id: ID! lines: [Line!] @external }
       type Line @external { n: Int }
       enum Scale { TEN FIVE }`,
      {
        Query: { ranked: () => [{ id: '1' }, { id: '2' }] },
        Buyer: {
          __resolveReference: (buyer: Row) => buyer,
          tier: ({ name }: { name: string }) => `-t-${name}`,
          score: ({ orders }: Asked, { of }: { of: string }) => `${of} ${JSON.stringify(orders)}`,
        },
      },
    ),
  ],
  {
    'a list of entities in the middle of the chain': {
      query: '{ buyers { note } }',
      data: {
        buyers: [
          { note: 'note TEN [{"id":"1-t-n1","lines":[{"n":1}]}]' },
          { note: 'note TEN [{"id":"2-t-n2","lines":[{"n":1}]}]' },
        ],
      },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'and once more below it': {
      query: '{ ranked { score(of: FIVE) orders { id buyer { note tier } } } }',
      data: {
        ranked: [
          {
            score: 'FIVE [{"id":"1-t-n1","lines":[{"n":1}]}]',
            orders: [{ id: '1-t-n1', buyer: { note: 'note TEN [{"id":"1-t-n1","lines":[{"n":1}]}]', tier: '-t-n1' } }],
          },
          {
            score: 'FIVE [{"id":"2-t-n2","lines":[{"n":1}]}]',
            orders: [{ id: '2-t-n2', buyer: { note: 'note TEN [{"id":"2-t-n2","lines":[{"n":1}]}]', tier: '-t-n2' } }],
          },
        ],
      },
      apolloIsWrong: ASKS_EXTERNAL,
    },
  },
);
