import { expect, test } from '@jest/globals';
import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Key {
  readonly id: string;
}

describeFederation(
  '@provides and @external',
  [
    subgraph(
      'reviews',
      `type Query { review: Review latest: [Review!]! media: Media }
       type Review { text: String author: User @provides(fields: "name address { city }") approver: User }
       type User @key(fields: "id") { id: ID! name: String @external address: Address @external }
       type Address @external { city: String }
       union Media = User`,
      {
        Query: {
          review: () => ({
            text: 'good',
            author: { id: '1', name: 'Ada here', address: { city: 'here' } },
            approver: { id: '2' },
          }),
          latest: () => [{ author: { id: '1', name: 'Ada here', address: null } }],
          media: () => ({ __typename: 'User', id: '2' }),
        },
      },
    ),
    subgraph(
      'users',
      'type User @key(fields: "id") { id: ID! name: String @shareable age: Int address: Address @shareable } type Address @shareable { city: String street: String }',
      {
        User: {
          __resolveReference: ({ id }: Key) => ({
            id,
            name: `${id} there`,
            age: 7,
            address: { city: 'there', street: 's' },
          }),
        },
      },
    ),
  ],
  {
    'provided fields are taken where they are': {
      query: '{ review { author { name address { city } } } }',
      data: { review: { author: { name: 'Ada here', address: { city: 'here' } } } },
    },
    'elsewhere the same fields are joined': {
      query: '{ review { approver { name address { city } } } media { ... on User { name } } }',
      data: { review: { approver: { name: '2 there', address: { city: 'there' } } }, media: { name: '2 there' } },
    },
    'beside a joined field': {
      query: '{ latest { author { name age } } }',
      data: { latest: [{ author: { name: 'Ada here', age: 7 } }] },
    },
  },
  (federation) =>
    test('only what is provided saves a request', async () => {
      const users = federation().subgraphs.get('users');
      users?.received.splice(0);
      await federation().ask('{ review { author { name } } }');
      expect(users?.received).toHaveLength(0);
    }),
);

describeFederation(
  '@shareable: fields of value types and entities that several subgraphs answer',
  [
    subgraph(
      'a',
      `type Query { here: Place! spot: Spot @shareable }
       type Place @key(fields: "id") { id: ID! where: Position @shareable onlyA: Int }
       type Position { x: Int @shareable y: Int @shareable a: String }
       type Spot @shareable { n: Int }`,
      {
        Query: { here: () => ({ id: '1' }), spot: () => ({ n: 1 }) },
        Place: { __resolveReference: (key: Key) => key, where: () => ({ x: 1, y: 2, a: 'a' }), onlyA: () => 1 },
      },
    ),
    subgraph(
      'b',
      `type Query { spot: Spot @shareable }
       type Place @key(fields: "id") { id: ID! where: Position @shareable onlyB: Int list: [Pair] }
       type Position { x: Int @shareable y: Int @shareable b: String } type Pair @shareable { x: Int b: String }
       type Spot @shareable { n: Int m: Int }`,
      {
        Query: { spot: () => ({ n: 1, m: 2 }) },
        Place: {
          __resolveReference: (key: Key) => key,
          where: () => ({ x: 1, y: 2, b: 'b' }),
          onlyB: () => 2,
          list: () => [{ x: 5, b: 'l' }, null],
        },
      },
    ),
  ],
  {
    'a value object of which each knows a part': {
      query: '{ here { where { x a b y } onlyA onlyB } }',
      data: { here: { where: { x: 1, a: 'a', b: 'b', y: 2 }, onlyA: 1, onlyB: 2 } },
    },
    'a root field of which one knows more': { query: '{ spot { n m } }', data: { spot: { n: 1, m: 2 } } },
    'a list that one of them knows': {
      query: '{ here { list { x b } } }',
      data: { here: { list: [{ x: 5, b: 'l' }, null] } },
    },
  },
);

describeFederation(
  '@override',
  [
    subgraph('old', 'type Query { bill: Bill } type Bill @key(fields: "id") { id: ID! amount: Int due: String }', {
      Query: { bill: () => ({ id: '1', amount: 1, due: 'old' }) },
      Bill: { __resolveReference: ({ id }: Key) => ({ id, amount: 1, due: 'old' }) },
    }),
    subgraph('new', 'type Bill @key(fields: "id") { id: ID! amount: Int @override(from: "old") }', {
      Bill: { __resolveReference: ({ id }: Key) => ({ id, amount: 2 }) },
    }),
  ],
  {
    'the field comes from the subgraph that took it over': {
      query: '{ bill { id amount due } }',
      data: { bill: { id: '1', amount: 2, due: 'old' } },
    },
  },
);
