import { parse } from 'graphql';
import { codedError, type SubgraphFixture } from './start-subgraph.js';

const link = (version: string, imports: string): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: [${imports}])`;

interface Reference {
  readonly id: string;
  readonly upc: string;
}

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly nickname: string | null;
  readonly address: { readonly city: string | null; readonly lines: readonly (string | null)[] } | null;
  readonly friendIds: readonly string[];
}

const USERS: readonly UserRow[] = [
  {
    id: 'u1',
    name: 'Ada',
    nickname: 'ada',
    address: { city: 'Chengdu', lines: ['1 East Road', null] },
    friendIds: ['u2', 'u3'],
  },
  { id: 'u2', name: 'Bo', nickname: null, address: null, friendIds: ['u1'] },
  { id: 'u3', name: 'Cai', nickname: 'c"ai\n\u{1F600}', address: { city: null, lines: [] }, friendIds: [] },
];

/** Users, with fields that fail in every way a field may. */
export const users: SubgraphFixture = {
  name: 'users',
  typeDefs: parse(`${link('v2.3', '"@key", "@shareable"')}
    type Query { me: User user(id: ID!): User users: [User!]! ghosts: [User] crowd: [User!] brokenList: [[Int!]] strict: Strict }
    type Strict { must: String! may: String inner: Strict }
    type User @key(fields: "id") {
      id: ID! name: String! @shareable nickname: String address: Address friends: [User!]! secret: String broken: String! level: Level
      greet(word: String = "hello", times: Int): String
    }
    type Address { city: String lines: [String] }
    enum Level { LOW HIGH }
  `),
  resolvers: {
    Query: {
      me: () => USERS[0],
      user: (_: unknown, { id }: Reference) => USERS.find((user) => user.id === id) ?? null,
      users: () => USERS,
      ghosts: () => [USERS[0], null, USERS[1]],
      crowd: () => [USERS[0], null],
      brokenList: () => [[1, 2], [3, null], null],
      strict: () => ({ must: 'a', may: 'b', inner: { must: null, may: 'c' } }),
    },
    User: {
      __resolveReference: ({ id }: Reference) => USERS.find((user) => user.id === id) ?? null,
      friends: ({ friendIds }: UserRow) => USERS.filter(({ id }) => friendIds.includes(id)),
      secret: ({ id }: Reference) => {
        if (id === 'u2') throw codedError('BAD_USER_INPUT', 'Ask for another user.');
        return `secret of ${id}`;
      },
      broken: ({ id }: Reference) => {
        if (id === 'u2') throw new Error('internal words');
        return 'fine';
      },
      level: ({ id }: Reference) => (id === 'u1' ? 'LOW' : null),
      greet: ({ name }: { name: string }, { word, times }: { word: string; times?: number }) =>
        `${word} ${name}`.repeat(times ?? 1),
    },
  },
};

const PRODUCTS = [
  {
    __typename: 'Book',
    upc: 'b1',
    name: 'Rivers',
    price: 30,
    pages: 210,
    writer: { id: 'u1' },
    dimensions: { size: 's', weight: 2 },
    matrix: [[1, 2], [3]],
    tags: ['x', 'y'],
  },
  {
    __typename: 'Book',
    upc: 'b2',
    name: 'Hills',
    price: null,
    pages: null,
    writer: null,
    dimensions: null,
    matrix: null,
    tags: [],
  },
  {
    __typename: 'Furniture',
    upc: 'f1',
    name: 'Chair',
    price: 90,
    material: 'oak',
    dimensions: { size: 'l', weight: 12 },
    tags: null,
  },
];
const find = ({ upc }: Reference) => PRODUCTS.find((product) => product.upc === upc) ?? null;

/** Products: an interface, a union, nested lists, mutations. */
export const products: SubgraphFixture = {
  name: 'products',
  typeDefs: parse(`${link('v2.3', '"@key", "@shareable"')}
    type Query { topProducts(first: Int = 3): [Product!]! product(upc: ID!): Product search(text: String): [Found!] shelf: [[Product]] anything: Found }
    type Mutation { rename(upc: ID!, name: String!): Product touch(n: Int!): Int! }
    interface Product { upc: ID! name: String price: Int dimensions: Dimensions tags: [String!] }
    type Book implements Product @key(fields: "upc") {
      upc: ID! name: String price: Int dimensions: Dimensions tags: [String!] pages: Int writer: User matrix: [[Int!]!]
    }
    type Furniture implements Product @key(fields: "upc") {
      upc: ID! name: String price: Int dimensions: Dimensions tags: [String!] material: String
    }
    type Dimensions @shareable { size: String weight: Int }
    type User @key(fields: "id") { id: ID! favourites: [Product!]! }
    union Found = Book | Furniture | User
  `),
  resolvers: {
    Query: {
      topProducts: (_: unknown, { first }: { first: number }) => PRODUCTS.slice(0, first),
      product: (_: unknown, reference: Reference) => find(reference),
      search: () => [...PRODUCTS, { __typename: 'User', id: 'u2' }],
      shelf: () => [[PRODUCTS[0], PRODUCTS[2]], [], null, [null, PRODUCTS[1]]],
      anything: () => ({ __typename: 'User', id: 'u3' }),
    },
    Mutation: {
      rename: (_: unknown, { upc, name }: Reference & { name: string }) => ({ ...find({ upc } as Reference), name }),
      touch: (_: unknown, { n }: { n: number }) => {
        if (n < 0) throw codedError('BAD_USER_INPUT', 'n is negative.');
        return n + 1;
      },
    },
    Book: { __resolveReference: find },
    Furniture: { __resolveReference: find },
    User: {
      __resolveReference: (reference: Reference) => reference,
      favourites: ({ id }: Reference) => (id === 'u1' ? [PRODUCTS[0], PRODUCTS[2]] : id === 'u2' ? [PRODUCTS[0]] : []),
    },
  },
};

const REVIEWS = [
  { id: 'r1', body: 'good', stars: 5, authorId: 'u1', upc: 'b1' },
  { id: 'r2', body: null, stars: 1, authorId: 'u2', upc: 'b1' },
  { id: 'r3', body: 'so so', stars: 3, authorId: 'u1', upc: 'f1' },
  { id: 'r4', body: 'lost', stars: 2, authorId: 'u9', upc: 'b2' },
];
const written: (typeof REVIEWS)[number][] = [];
const reviewsOf = ({ upc }: Reference) => REVIEWS.filter((review) => review.upc === upc);
const typed = (upc: string) => ({ __typename: upc.startsWith('b') ? 'Book' : 'Furniture', upc });

/** Reviews: entities of other subgraphs extended, a union of entities, `@provides`. */
export const reviews: SubgraphFixture = {
  name: 'reviews',
  typeDefs: parse(`${link('v2.3', '"@key", "@provides", "@external"')}
    type Query { latest: [Review!]! review(id: ID!): Review }
    type Mutation { addReview(upc: ID!, body: String): Review }
    type Review @key(fields: "id") { id: ID! body: String stars: Int! author: User @provides(fields: "name") subject: Subject }
    union Subject = Book | Furniture
    type User @key(fields: "id") { id: ID! name: String! @external reviews: [Review!]! reviewCount: Int! }
    type Book @key(fields: "upc") { upc: ID! reviews: [Review!]! stars: Int }
    type Furniture @key(fields: "upc") { upc: ID! reviews: [Review!]! }
  `),
  resolvers: {
    Query: {
      latest: () => REVIEWS,
      review: (_: unknown, { id }: Reference) => REVIEWS.find((review) => review.id === id) ?? null,
    },
    Mutation: {
      addReview: (_: unknown, { upc, body }: { upc: string; body: string | null }) => {
        const review = { id: `w${written.length}`, body, stars: 4, authorId: 'u2', upc };
        written.push(review);
        return { ...review, id: 'w' };
      },
    },
    Review: {
      __resolveReference: ({ id }: Reference) => REVIEWS.find((review) => review.id === id) ?? null,
      author: ({ authorId }: (typeof REVIEWS)[number]) => ({
        id: authorId,
        name: USERS.find(({ id }) => id === authorId)?.name ?? 'Nobody',
      }),
      subject: ({ upc }: Reference) => typed(upc),
    },
    User: {
      __resolveReference: (reference: Reference) => reference,
      reviews: ({ id }: Reference) => REVIEWS.filter(({ authorId }) => authorId === id),
      reviewCount: ({ id }: Reference) => REVIEWS.filter(({ authorId }) => authorId === id).length,
    },
    Book: {
      __resolveReference: (reference: Reference) => reference,
      reviews: reviewsOf,
      stars: ({ upc }: Reference) => {
        if (upc === 'b2') throw new Error('internal words');
        return 4;
      },
    },
    Furniture: { __resolveReference: (reference: Reference) => reference, reviews: reviewsOf },
  },
};

interface Stocked extends Reference {
  readonly price: number | null;
  readonly dimensions: { readonly weight: number } | null;
}
const shipping = ({ price, dimensions }: Stocked) =>
  price === null || price === undefined ? null : price > 50 ? 0 : (dimensions?.weight ?? 1) * 2;

/** Stock: `@requires`, also of nested fields, and a key that some entities do not have. */
export const stock: SubgraphFixture = {
  name: 'stock',
  typeDefs: parse(`${link('v2.3', '"@key", "@requires", "@external"')}
    type Query { warehouse: Warehouse! }
    type Warehouse { name: String! books: [Book!]! }
    type Book @key(fields: "upc") {
      upc: ID! price: Int @external dimensions: Dimensions @external inStock: Boolean! shipping: Int @requires(fields: "price dimensions { weight }") label(style: String): String
    }
    type Furniture @key(fields: "upc") { upc: ID! price: Int @external dimensions: Dimensions @external shipping: Int @requires(fields: "price dimensions { weight }") }
    type Dimensions @external { weight: Int }
  `),
  resolvers: {
    Query: { warehouse: () => ({ name: 'north', books: [{ upc: 'b1' }, { upc: 'b2' }] }) },
    Book: {
      __resolveReference: (reference: Stocked) => (reference.upc === 'gone' ? null : reference),
      inStock: ({ upc }: Reference) => upc === 'b1',
      shipping,
      label: ({ upc }: Reference, { style }: { style?: string }) => `${style ?? 'plain'} ${upc}`,
    },
    Furniture: { __resolveReference: (reference: Stocked) => reference, shipping },
  },
};

/** All four together. */
export const shop: readonly SubgraphFixture[] = [users, products, reviews, stock];
