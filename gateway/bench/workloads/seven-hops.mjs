import { parse } from 'graphql';

/**
 * The field's public benchmark query, made again from its description: users → reviews → product → reviews → author →
 * reviews → product, plus topProducts, over four subgraphs; an answer of about 87 KB. Names and texts are our own.
 */
const link = (...imports) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports.map((name) => `"${name}"`).join(', ')}])`;

const USERS = ['Ada', 'Bela', 'Chen', 'Dilan', 'Emre', 'Faye'].map((name, i) => ({
  id: String(i + 1),
  name: `${name} of the benchmark`,
  username: name.toLowerCase(),
  birthday: 400_000_000 + i,
}));

const PRODUCTS = ['Table', 'Couch', 'Glass', 'Chair', 'Screen', 'Lamp', 'Grill', 'Fridge', 'Sofa'].map((name, i) => ({
  upc: String(i + 1),
  name,
  price: [899, 1299, 15, 499, 1299, 6999, 3999, 100_000, 9_999][i],
  weight: [100, 1000, 20, 100, 1000, 300, 2000, 6000, 800][i],
  inStock: i % 3 !== 1,
}));

/** The products that each user reviewed: the same few, so that the same entities come again and again. */
const REVIEWED = { 1: [1, 2, 3, 4], 2: [1, 3, 4], 3: [1, 2, 3], 4: [1, 2], 5: [4, 1], 6: [1] };
const REVIEWS = Object.entries(REVIEWED)
  .flatMap(([author, products]) => products.map((product) => [author, product]))
  .map(([author, product], i) => ({
    id: String(i + 1),
    body: `What reviewer ${author} thinks of product ${product}: it does what it should, and no more.`,
    author: { id: String(author) },
    product: { upc: String(product) },
  }));

const reviewsOf = (key, field) => (parent) => REVIEWS.filter((review) => review[field][key] === parent[key]);
const find = (rows, key) => (reference) => rows.find((row) => row[key] === reference[key]);

export const sevenHops = {
  name: 'seven-hops',
  title: '(a) the public query of seven hops',
  subgraphs: [
    {
      name: 'accounts',
      typeDefs: parse(
        `${link('@key')} type Query { me: User users: [User] } type User @key(fields: "id") { id: ID! name: String username: String birthday: Int }`,
      ),
      resolvers: { Query: { me: () => USERS[0], users: () => USERS }, User: { __resolveReference: find(USERS, 'id') } },
    },
    {
      name: 'products',
      typeDefs: parse(
        `${link('@key')} type Query { topProducts(first: Int = 5): [Product] } type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
      ),
      resolvers: {
        Query: { topProducts: (_, { first }) => PRODUCTS.slice(0, first) },
        Product: { __resolveReference: find(PRODUCTS, 'upc') },
      },
    },
    {
      name: 'reviews',
      typeDefs: parse(
        `${link('@key')} type Review @key(fields: "id") { id: ID! body: String product: Product author: User } type User @key(fields: "id") { id: ID! reviews: [Review] } type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
      ),
      resolvers: {
        Review: { __resolveReference: find(REVIEWS, 'id') },
        User: { __resolveReference: (user) => user, reviews: reviewsOf('id', 'author') },
        Product: { __resolveReference: (product) => product, reviews: reviewsOf('upc', 'product') },
      },
    },
    {
      name: 'inventory',
      typeDefs: parse(
        `${link('@key', '@external', '@requires')} type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external inStock: Boolean shippingEstimate: Int @requires(fields: "price weight") }`,
      ),
      resolvers: {
        Product: {
          __resolveReference: (product) => ({
            ...product,
            inStock: PRODUCTS.find(({ upc }) => upc === product.upc)?.inStock,
          }),
          shippingEstimate: ({ price, weight }) => (price > 1000 ? 0 : Math.round(weight / 2)),
        },
      },
    },
  ],
  operations: [
    {
      query: `query TestQuery {
  users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } }
  topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
}
fragment User on User { id username name }
fragment Review on Review { id body }
fragment Product on Product { inStock name price shippingEstimate upc weight }`,
    },
  ],
};
