import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Key {
  readonly id: string;
}

const UNKNOWN = 'does not know the directives';

describeFederation(
  '@context and @fromContext',
  [
    subgraph(
      'a',
      `type Query { users: [User!]! user: User }
       type User @key(fields: "id") @context(name: "user") { id: ID! currency: String! plan: Plan! items: [Item!]! }
       type Plan { level: Int! }
       type Maker @key(fields: "id") { id: ID! fee(currency: String @fromContext(field: "$user { currency }")): String }
       type Item @key(fields: "id") {
         id: ID!
         price(currency: String @fromContext(field: "$user { currency }")): String
         level(level: Int @fromContext(field: "$user { plan { level } }")): Int
       }`,
      {
        Query: {
          users: () => [
            { id: '1', currency: 'CNY', plan: { level: 1 } },
            { id: '2', currency: 'EUR', plan: { level: 2 } },
          ],
          user: () => ({ id: '1', currency: 'CNY', plan: { level: 1 } }),
        },
        User: { items: () => [{ id: 'i' }, { id: 'j' }] },
        Maker: {
          __resolveReference: (key: Key) => key,
          fee: ({ id }: Key, { currency }: { currency: string }) => `fee of ${id} in ${currency}`,
        },
        Item: {
          __resolveReference: (key: Key) => key,
          price: ({ id }: Key, { currency }: { currency: string }) => `${id} in ${currency}`,
          level: (_: Key, { level }: { level: number }) => level,
        },
      },
    ),
    subgraph(
      'b',
      'type Item @key(fields: "id") { id: ID! name: String maker: Maker } type Maker @key(fields: "id") { id: ID! }',
      {
        Item: {
          __resolveReference: (key: Key) => key,
          name: ({ id }: Key) => `name of ${id}`,
          maker: () => ({ id: 'm' }),
        },
      },
    ),
  ],
  {
    'a value from above': {
      query: '{ user { items { price } } }',
      apolloIsWrong: UNKNOWN,
      data: { user: { items: [{ price: 'i in CNY' }, { price: 'j in CNY' }] } },
    },
    'the same entity has other values at other places': {
      query: '{ users { items { id price name } } }',
      apolloIsWrong: UNKNOWN,
      data: {
        users: [
          {
            items: [
              { id: 'i', price: 'i in CNY', name: 'name of i' },
              { id: 'j', price: 'j in CNY', name: 'name of j' },
            ],
          },
          {
            items: [
              { id: 'i', price: 'i in EUR', name: 'name of i' },
              { id: 'j', price: 'j in EUR', name: 'name of j' },
            ],
          },
        ],
      },
    },
    'a value of an object above, under aliases': {
      query: '{ users { currency: id plan { n: level } items { currency: price level } } }',
      data: {
        users: [
          {
            currency: '1',
            plan: { n: 1 },
            items: [
              { currency: 'i in CNY', level: 1 },
              { currency: 'j in CNY', level: 1 },
            ],
          },
          {
            currency: '2',
            plan: { n: 2 },
            items: [
              { currency: 'i in EUR', level: 2 },
              { currency: 'j in EUR', level: 2 },
            ],
          },
        ],
      },
      apolloIsWrong: UNKNOWN,
    },
    'an entity below an entity that several places share has other values at each': {
      query: '{ users { items { maker { fee } } } }',
      data: {
        users: ['CNY', 'EUR'].map((currency) => ({
          items: [{ maker: { fee: `fee of m in ${currency}` } }, { maker: { fee: `fee of m in ${currency}` } }],
        })),
      },
      apolloIsWrong: UNKNOWN,
    },
  },
);
