import { buildSchema } from '@apollo/federation-internals';
import { expect, test } from '@jest/globals';
import { warmUpOperation } from '@shiyu/gateway/plan/apollo/warm-up-operation.js';
import { parse, validate } from 'graphql';

test.each([
  [
    'two levels, arguments declared where they are needed',
    'type Query { a(id: ID!, of: [In!]!, on: Int = 1): A! } input In { n: Int } type A { n: Int! next: [A] far(n: Int!): A }',
    'query($id: ID!, $of: [In!]!) { a(id: $id, of: $of) { __typename n next { __typename n } } }',
  ],
  [
    'the first root field that gives objects',
    'type Query { n: Int u: U b: B } union U = B type B { u: U s: String }',
    '{ b { __typename s } }',
  ],
])('warming up asks for %s', (_what, sdl, query) => {
  const schema = buildSchema(sdl);
  const operation = warmUpOperation(schema) ?? '';
  expect(operation.replace(/^query {/, '{')).toBe(query);
  expect(validate(schema.toGraphQLJSSchema(), parse(operation))).toEqual([]);
});

test('warming up asks for nothing where no root field gives objects', () => {
  expect(warmUpOperation(buildSchema('type Query { n: Int }'))).toBeUndefined();
});
