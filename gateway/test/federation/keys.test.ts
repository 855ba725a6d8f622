import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Key {
  readonly id?: string | null;
  readonly sku?: string;
  readonly code?: string;
  readonly org?: { readonly id: string };
  readonly number?: number;
}

const BOOKS = [
  { id: '1', sku: 's1', title: 'Rivers' },
  { id: '2', sku: 's2', title: 'Hills' },
];
const bySku = ({ sku }: Key) => BOOKS.find((book) => book.sku === sku) ?? null;
const byAny = (key: Key) => BOOKS.find(({ id, sku }) => id === key.id || sku === key.sku) ?? null;

describeFederation(
  '@key: several keys, of which subgraphs know different ones',
  [
    subgraph('shelf', 'type Query { books: [Book!]! } type Book @key(fields: "sku") { sku: String! place: String }', {
      Query: { books: () => BOOKS.map(({ sku }) => ({ sku })) },
      Book: { __resolveReference: bySku, place: ({ sku }: Key) => `place of ${sku}` },
    }),
    subgraph('catalogue', 'type Book @key(fields: "id") @key(fields: "sku") { id: ID! sku: String! title: String }', {
      Book: { __resolveReference: byAny },
    }),
    subgraph('lending', 'type Query { lent: [Book] } type Book @key(fields: "id") { id: ID! lent: Boolean! }', {
      Query: { lent: () => [{ id: '2' }, { id: '9' }, null] },
      Book: { __resolveReference: (key: Key) => key, lent: ({ id }: Key) => id === '2' },
    }),
  ],
  {
    'one step by the key both know': {
      query: '{ books { place title } }',
      data: {
        books: [
          { place: 'place of s1', title: 'Rivers' },
          { place: 'place of s2', title: 'Hills' },
        ],
      },
    },
    'two steps, by way of the subgraph that knows both keys': {
      query: '{ books { lent } }',
      data: { books: [{ lent: false }, { lent: true }] },
    },
    'two steps back, where one entity does not exist': {
      query: '{ lent { lent place } }',
      data: { lent: [{ lent: true, place: 'place of s2' }, { lent: false, place: null }, null] },
    },
    'aliases that take the names of keys': {
      query: '{ books { id: place sku: title key: sku lent } }',
      data: {
        books: [
          { id: 'place of s1', sku: 'Rivers', key: 's1', lent: false },
          { id: 'place of s2', sku: 'Hills', key: 's2', lent: true },
        ],
      },
      apolloIsWrong: 'takes the alias for the key',
    },
  },
);

const SEATS = [
  { org: { id: 'a' }, number: 1, holder: 'Ada' },
  { org: { id: 'a' }, number: 2, holder: 'Bo' },
  { org: { id: 'b' }, number: 1, holder: 'Cai' },
];
const seatOf = ({ org, number }: Key) =>
  SEATS.find((seat) => seat.org.id === org?.id && seat.number === number) ?? null;

describeFederation(
  '@key: composite and nested',
  [
    subgraph(
      'hall',
      'type Query { seats: [Seat!]! } type Seat @key(fields: "org { id } number") { org: Org! number: Int! } type Org @shareable { id: ID! }',
      { Query: { seats: () => SEATS.map(({ org, number }) => ({ org, number })) } },
    ),
    subgraph(
      'people',
      'type Seat @key(fields: "number org { id }") { org: Org! number: Int! holder: String } type Org @shareable { id: ID! }',
      { Seat: { __resolveReference: seatOf } },
    ),
  ],
  {
    'parts of different entities are not mixed': {
      query: '{ seats { holder org { id } } }',
      data: { seats: SEATS.map(({ holder, org }) => ({ holder, org })) },
    },
    'an alias for a part of a nested key': {
      query: '{ seats { number: holder org { name: id id: __typename } } }',
      data: { seats: SEATS.map(({ holder, org }) => ({ number: holder, org: { name: org.id, id: 'Org' } })) },
    },
  },
);

describeFederation(
  '@key(resolvable: false): a reference that only points',
  [
    subgraph(
      'orders',
      'type Query { order: Order } type Order { id: ID! buyer: User } type User @key(fields: "id", resolvable: false) { id: ID! }',
      { Query: { order: () => ({ id: 'o1', buyer: { id: 'u1' } }) } },
    ),
    subgraph('users', 'type Query { user: User } type User @key(fields: "id") { id: ID! name: String }', {
      Query: { user: () => ({ id: 'u1', name: 'Ada' }) },
      User: { __resolveReference: ({ id }: Key) => ({ id, name: `name of ${id}` }) },
    }),
  ],
  {
    'leads to the subgraph that resolves it': {
      query: '{ order { buyer { id name } } user { name } }',
      data: { order: { buyer: { id: 'u1', name: 'name of u1' } }, user: { name: 'Ada' } },
    },
  },
);

describeFederation(
  '@key: a mash-up, where each two subgraphs share one key',
  [
    subgraph(
      'first',
      'type Query { owners: [Owner!]! } type Owner { name: String things: [Thing!] } type Thing @key(fields: "id") { id: ID! first: String }',
      {
        Query: { owners: () => [{ name: 'Ada', things: [{ id: '1' }, { id: '2' }] }] },
        Thing: { __resolveReference: (key: Key) => key, first: ({ id }: Key) => `first ${id}` },
      },
    ),
    subgraph(
      'second',
      'type Thing @key(fields: "id", resolvable: false) @key(fields: "id sku") @key(fields: "sku") { id: ID! sku: String! second: String }',
      {
        Thing: {
          __resolveReference: ({ id, sku }: Key) => ({ id: id ?? sku?.slice(1), sku: sku ?? `s${id}` }),
          second: ({ sku }: Key) => `second ${sku}`,
        },
      },
    ),
    subgraph(
      'third',
      'type Thing @key(fields: "id") @key(fields: "sku code") { id: ID! sku: String! @shareable code: String! third: String }',
      {
        Thing: {
          __resolveReference: ({ id }: Key) => ({ id, sku: `s${id}`, code: `c${id}` }),
          third: ({ code }: Key) => `third ${code}`,
        },
      },
    ),
  ],
  {
    'all parts are found': {
      query: '{ owners { things { first second third } } }',
      data: {
        owners: [
          {
            things: [
              { first: 'first 1', second: 'second s1', third: 'third c1' },
              { first: 'first 2', second: 'second s2', third: 'third c2' },
            ],
          },
        ],
      },
    },
    'by way of a third subgraph': {
      query: '{ owners { things { second } } }',
      data: { owners: [{ things: [{ second: 'second s1' }, { second: 'second s2' }] }] },
    },
  },
);

describeFederation(
  '@key: one that only points, before one that resolves',
  [
    subgraph('press', 'type Coin @key(fields: "id") { id: ID! metal: String! }', {
      Coin: { __resolveReference: ({ id }: Key) => ({ id, metal: `metal of ${id}` }) },
    }),
    subgraph(
      'museum',
      `type Query { coins: [Coin!]! }
       type Coin @key(fields: "code", resolvable: false) @key(fields: "id number") {
         id: ID! code: String! number: Int! metal: String! @external
         label: String @requires(fields: "metal")
       }`,
      {
        Query: { coins: () => [{ id: '1', code: 'a', number: 7 }] },
        Coin: {
          // By its code alone nothing is found.
          __resolveReference: (key: Key & { metal?: string }) =>
            key.id === undefined ? null : { ...key, label: `${key.metal} no. ${key.number}` },
        },
      },
    ),
  ],
  {
    'is passed over when a @requires leads back': {
      query: '{ coins { code label } }',
      data: { coins: [{ code: 'a', label: 'metal of 1 no. 7' }] },
      apolloIsWrong: 'asks by the key that does not resolve',
    },
  },
);

describeFederation(
  '@key: null in a key',
  [
    subgraph('a', 'type Query { rooms: [Room] } type Room @key(fields: "id") { id: ID label: String }', {
      Query: { rooms: () => [{ id: '1', label: 'one' }, { id: null, label: 'none' }, null] },
      Room: { __resolveReference: (key: Key) => key },
    }),
    subgraph('b', 'type Room @key(fields: "id") { id: ID size: Int must: Int! }', {
      Room: {
        __resolveReference: (key: Key) => {
          if (key.id === null) throw new Error('who is that?');
          return key;
        },
        size: ({ id }: Key) => Number(id) * 10,
        must: () => 1,
      },
    }),
  ],
  {
    'identifies nothing: what is joined by it is null': {
      query: '{ rooms { label size } }',
      data: { rooms: [{ label: 'one', size: 10 }, { label: 'none', size: null }, null] },
      apolloIsWrong: 'asks for nobody, and loses the others with it',
    },
    'and a non-null field there makes the object null': {
      query: '{ rooms { label must } }',
      data: { rooms: [{ label: 'one', must: 1 }, null, null] },
      errors: ['rooms.1.must INVALID_VALUE'],
      apolloIsWrong: 'asks for nobody, and loses the others with it',
    },
  },
);
