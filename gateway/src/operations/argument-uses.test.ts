import { expect, test } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { createSupergraph } from '../supergraph.js';
import { argumentUsesOf, type ArgumentUse } from './argument-uses.js';
import { readOperation } from './read-operation.js';

const LIBRARY = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://shiyu.example/spec/governance/v0.1", import: ["@data"])
    @composeDirective(name: "@data")
  directive @data(item: String!, level: String!, f: Int, mask: String) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

  type Query {
    loans(filter: LoanFilter, orderBy: LoanOrder, and: [LoanFilter!]): [Loan!] @data(item: "L.Loan", level: "L2")
    newest(orderBy: LoanOrder = BORROWED_AT): [Loan!]
    holdings: [Holding!]
  }
  interface Holding { loans(filter: LoanFilter): [Loan!] }
  type Book implements Holding { loans(filter: LoanFilter): [Loan!] @data(item: "L.Book", level: "L1") }
  type Map implements Holding { loans(filter: LoanFilter): [Loan!] @data(item: "L.Map", level: "L1") }
  type Loan @key(fields: "no") { no: ID! reader: String }
  input LoanFilter {
    reader: [String!] @data(item: "L.Reader", level: "L3")
    shelf: String
    either: [LoanFilter!]
    lent: Span @data(item: "L.Dates", level: "L2")
  }
  input Span { from: String to: String }
  enum LoanOrder { NO BORROWED_AT @data(item: "L.Dates", level: "L2") }
`;

const composed = composeServices([{ name: 'library', url: 'http://127.0.0.1:1/graphql', typeDefs: parse(LIBRARY) }]);
const supergraph = createSupergraph(composed.supergraphSdl ?? '');

function usesOf(text: string, variables: Readonly<Record<string, unknown>> = {}): readonly ArgumentUse[] {
  const operation = readOperation(supergraph, { id: text, text, operationName: undefined, registeredAs: 'test' });
  return argumentUsesOf(supergraph, operation.argumentUses, variables);
}

const places = (uses: readonly ArgumentUse[]): string[] =>
  uses.map(({ coordinate, path }) => `${coordinate} at ${path}`);

test('reads the policies of fields, input fields and enum values of the supergraph', () => {
  expect([...supergraph.policies].map(([coordinate, { item }]) => `${coordinate}: ${item}`).sort()).toEqual([
    'Book.loans: L.Book',
    'LoanFilter.lent: L.Dates',
    'LoanFilter.reader: L.Reader',
    'LoanOrder.BORROWED_AT: L.Dates',
    'Map.loans: L.Map',
    'Query.loans: L.Loan',
  ]);
});

test.each([
  ['an object literal', '{ loans(filter: { reader: ["a"] }) { no } }', ['LoanFilter.reader at loans(filter.reader)']],
  ['an enum literal', '{ loans(orderBy: BORROWED_AT) { no } }', ['LoanOrder.BORROWED_AT at loans(orderBy)']],
  ['an alias', '{ mine: loans(filter: { reader: "a" }) { no } }', ['LoanFilter.reader at mine(filter.reader)']],
  [
    'lists and nested objects',
    '{ loans(and: [{ shelf: "x" }, { either: [{ either: { reader: ["a"] } }] }]) { no } }',
    ['LoanFilter.reader at loans(and.either.either.reader)'],
  ],
  [
    'a fragment inside a fragment',
    'query { ...A } fragment A on Query { ...B } fragment B on Query { loans(filter: { lent: { from: "1" } }) { no } }',
    ['LoanFilter.lent at loans(filter.lent)'],
  ],
  [
    'a field that is given as null',
    '{ loans(filter: { reader: null }) { no } }',
    ['LoanFilter.reader at loans(filter.reader)'],
  ],
  ['a default of the schema', '{ newest { no } }', ['LoanOrder.BORROWED_AT at newest(orderBy)']],
  ['nothing protected', '{ loans(filter: { shelf: "x" }, orderBy: NO) { no reader } newest(orderBy: NO) { no } }', []],
])('finds protected coordinates in %s', (_what, text, expected) => {
  expect(places(usesOf(text))).toEqual(expected);
});

test.each([
  ['a whole filter', { filter: { either: [{ reader: ['a'] }] } }, ['LoanFilter.reader at loans(filter.either.reader)']],
  [
    'one object where a list is taken',
    { filter: { either: { reader: 'a' } } },
    ['LoanFilter.reader at loans(filter.either.reader)'],
  ],
  ['an order', { order: 'BORROWED_AT' }, ['LoanOrder.BORROWED_AT at loans(orderBy)']],
  ['nothing protected', { filter: { shelf: 'x' }, order: 'NO' }, []],
  ['null', { filter: null, order: null }, []],
  ['nothing', {}, []],
])('finds protected coordinates in variables that hold %s', (_what, variables, expected) => {
  const text = 'query ($filter: LoanFilter, $order: LoanOrder) { loans(filter: $filter, orderBy: $order) { no } }';
  expect(places(usesOf(text, variables))).toEqual(expected);
});

test('an input field that takes a variable is used only when the variable is given', () => {
  const text = 'query ($readers: [String!]) { loans(filter: { reader: $readers }) { no } }';
  expect(usesOf(text)).toEqual([]);
  expect(places(usesOf(text, { readers: ['a'] }))).toEqual(['LoanFilter.reader at loans(filter.reader)']);
});

test('an argument whose variable is not given counts with the default of the schema', () => {
  const text = 'query ($order: LoanOrder) { newest(orderBy: $order) { no } }';
  expect(places(usesOf(text))).toEqual(['LoanOrder.BORROWED_AT at newest(orderBy)']);
  expect(usesOf(text, { order: 'NO' })).toEqual([]);
});

test('each use names the fields that govern it, those of every type that an interface stands for included', () => {
  const [use] = usesOf('{ holdings { loans(filter: { reader: ["a"] }) { no } } }');
  expect(use?.below).toEqual([['Query.holdings'], ['Holding.loans'], ['Book.loans', 'Map.loans']]);
});

test('the same place below two types is two uses', () => {
  const uses = usesOf(
    '{ holdings { ... on Book { loans(filter: { reader: "a" }) { no } } ... on Map { loans(filter: { reader: "a" }) { no } } } }',
  );
  expect(uses.map(({ below }) => below.at(-1))).toEqual([['Book.loans'], ['Map.loans']]);
});
