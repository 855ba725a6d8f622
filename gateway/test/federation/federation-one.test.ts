import { describe, expect, test } from '@jest/globals';
import { GatewayError } from '@shiyu/gateway/errors.js';
import { printQueryPlan } from '@shiyu/gateway/plan/print-query-plan.js';
import { createSupergraph } from '@shiyu/gateway/supergraph.js';
import { parse } from 'graphql';
import { describeFederation } from '../support/describe-federation.js';
import type { SubgraphFixture } from '../support/start-subgraph.js';

interface Key {
  readonly id?: string;
  readonly upc?: string;
  readonly price?: number;
  readonly name?: string;
}

/** Without `@link`, a subgraph is one of Federation 1: types are extended, external fields declared again. */
const old = (name: string, sdl: string, resolvers: Record<string, object>): SubgraphFixture => ({
  name,
  typeDefs: parse(sdl),
  resolvers,
});

describeFederation(
  'subgraphs of Federation 1',
  [
    old(
      'users',
      `extend type Query { me: User }
       type User @key(fields: "id") { id: ID! name: String address: Address }
       type Address { city: String }`,
      {
        Query: { me: () => ({ id: '1', name: 'Ada', address: { city: 'c' } }) },
        User: { __resolveReference: ({ id }: Key) => ({ id, name: `user ${id}`, address: null }) },
      },
    ),
    old(
      'products',
      `extend type Query { products: [Product!]! }
       interface Product { upc: String! price: Int }
       type Book implements Product @key(fields: "upc") { upc: String! price: Int pages: Int }
       type Lamp implements Product @key(fields: "upc") { upc: String! price: Int }
       enum Unit { G KG }
       type Address { city: String }`,
      {
        Query: {
          products: () => [
            { __typename: 'Book', upc: 'b', price: 10, pages: 3 },
            { __typename: 'Lamp', upc: 'l', price: 20 },
          ],
        },
        Book: { __resolveReference: ({ upc }: Key) => ({ upc, price: 10, pages: 3 }) },
        Lamp: { __resolveReference: ({ upc }: Key) => ({ upc, price: 20 }) },
      },
    ),
    old(
      'reviews',
      `type Review { text: String author: User @provides(fields: "name") product: Product }
       extend type User @key(fields: "id") { id: ID! @external name: String @external reviews: [Review!] }
       interface Product { upc: String! tax: String }
       extend type Book implements Product @key(fields: "upc") { upc: String! @external price: Int @external tax: String @requires(fields: "price") }
       extend type Lamp implements Product @key(fields: "upc") { upc: String! @external price: Int @external tax: String @requires(fields: "price") }`,
      {
        User: {
          __resolveReference: (key: Key) => key,
          reviews: ({ id }: Key) => [
            { text: 'good', author: { id, name: 'provided' }, product: { __typename: 'Lamp', upc: 'l' } },
          ],
        },
        Book: { __resolveReference: (key: Key) => key, tax: ({ price }: Key) => `tax of ${price}` },
        Lamp: { __resolveReference: (key: Key) => key, tax: ({ price }: Key) => `tax of ${price}` },
      },
    ),
  ],
  {
    'an extended type': {
      query: '{ me { name address { city } reviews { text author { name } } } }',
      data: {
        me: { name: 'Ada', address: { city: 'c' }, reviews: [{ text: 'good', author: { name: 'provided' } }] },
      },
    },
    '@requires over an interface': {
      query: '{ products { upc tax ... on Book { pages } } me { reviews { product { tax price } } } }',
      data: {
        products: [
          { upc: 'b', tax: 'tax of 10', pages: 3 },
          { upc: 'l', tax: 'tax of 20' },
        ],
        me: { reviews: [{ product: { tax: 'tax of 20', price: 20 } }] },
      },
    },
  },
);

/** As the composition of Federation 1 wrote it: join v0.1, where keys stand at their owners. */
const V1 = `
schema @core(feature: "https://specs.apollo.dev/core/v0.1") @core(feature: "https://specs.apollo.dev/join/v0.1") { query: Query }
directive @core(feature: String!) repeatable on SCHEMA
directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet) on FIELD_DEFINITION
directive @join__type(graph: join__Graph!, key: join__FieldSet) repeatable on OBJECT | INTERFACE
directive @join__owner(graph: join__Graph!) on OBJECT | INTERFACE
directive @join__graph(name: String!, url: String!) on ENUM_VALUE
scalar join__FieldSet
enum join__Graph {
  USERS @join__graph(name: "users", url: "http://127.0.0.1:1/users")
  REVIEWS @join__graph(name: "reviews", url: "http://127.0.0.1:1/reviews")
}
type Query { me: User @join__field(graph: USERS) }
type User @join__owner(graph: USERS) @join__type(graph: USERS, key: "id") @join__type(graph: REVIEWS, key: "id") {
  id: ID! @join__field(graph: USERS)
  name: String @join__field(graph: USERS)
  rank: Int @join__field(graph: REVIEWS)
}
`;

describe('a supergraph of another version', () => {
  test('of Federation 1 is read and planned', async () => {
    const supergraph = createSupergraph(V1);
    try {
      expect([...supergraph.subgraphs]).toEqual([
        ['reviews', 'http://127.0.0.1:1/reviews'],
        ['users', 'http://127.0.0.1:1/users'],
      ]);
      const plan = await supergraph.planner.plan({
        document: parse('{ me { name rank } }'),
        operationName: undefined,
        overrideLabels: new Set(),
      });
      expect(printQueryPlan(plan)).toMatch(/Fetch\(service: "users"\)[\s\S]*Fetch\(service: "reviews"\)/);
    } finally {
      await supergraph.planner.close();
    }
  });

  test.each([
    ['of an unknown version', V1.replace('join/v0.1', 'join/v9.9'), /version|join/i],
    ['that is no supergraph', 'type Query { a: Int }', /supergraph/i],
    ['that is no GraphQL', 'type Query {', /Syntax Error/],
    ['that is empty', '', /./],
  ])('one %s is refused with the reason', (_, sdl, reason) => {
    let refused: unknown;
    try {
      createSupergraph(sdl);
    } catch (cause) {
      refused = cause;
    }
    expect(refused).toBeInstanceOf(GatewayError);
    expect((refused as GatewayError).code).toBe('SUPERGRAPH_INVALID');
    expect((refused as GatewayError).message).toMatch(reason);
  });
});
