import { parse } from 'graphql';

/** A list of 1,000 different entities whose fields lie in three subgraphs: nothing comes twice, so nothing can be saved. */
const MOST = 1_000;
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;
const reference = (row) => row;
const text = (kind, id) => `${kind} of entity ${id}, as one department holds it`;

const part = (name, fields) => ({
  name,
  typeDefs: parse(
    `${link} type Item @key(fields: "id") { id: ID! ${fields.map((field) => `${field}: String`).join(' ')} }`,
  ),
  resolvers: {
    Item: {
      __resolveReference: reference,
      ...Object.fromEntries(fields.map((field) => [field, ({ id }) => text(field, id)])),
    },
  },
});

const list = part('list', ['title', 'state']);
list.typeDefs = parse(
  `${link} type Query { items(first: Int!): [Item!]! } type Item @key(fields: "id") { id: ID! title: String state: String }`,
);
list.resolvers.Query = {
  items: (_, { first }) => Array.from({ length: Math.min(first, MOST) }, (_row, i) => ({ id: `item-${i}` })),
};

export const thousandEntities = {
  name: 'thousand-entities',
  title: '(c) 1,000 different entities over three subgraphs',
  subgraphs: [list, part('people', ['owner', 'handler']), part('places', ['street', 'district'])],
  operations: [{ query: '{ items(first: 1000) { id title state owner handler street district } }' }],
};

export const passthrough = {
  name: 'passthrough',
  title: '(d) one subgraph alone',
  subgraphs: thousandEntities.subgraphs,
  operations: [{ query: '{ items(first: 200) { id title state } }' }],
};
