import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shop } from './support/shop.js';
import { startFederation, type Answer, type Federation } from './support/start-federation.js';

/** Each is asked of our executor and of Apollo's: equal data, equal places of errors. */
const OPERATIONS: readonly (readonly [behaviour: string, query: string, variables?: Record<string, unknown>])[] = [
  ['one field', '{ me { name } }'],
  ['several root fields of one subgraph', '{ me { id } users { id name } }'],
  ['root fields of several subgraphs', '{ me { id } topProducts { upc } latest { id } warehouse { name } }'],
  ['aliases', '{ first: me { label: name } second: user(id: "u2") { label: name } }'],
  ['the same field twice, merged', '{ me { address { city } } me { address { lines } name } }'],
  ['arguments and their defaults', '{ me { greet plain: greet(word: "ni hao") many: greet(times: 2) } }'],
  [
    'variables',
    'query ($id: ID!, $word: String) { user(id: $id) { name greet(word: $word) } }',
    { id: 'u2', word: 'zao' },
  ],
  ['a variable that is not given', 'query ($word: String) { me { greet(word: $word) } }'],
  ['a variable with a default', 'query ($id: ID! = "u3") { user(id: $id) { name nickname } }'],
  ['an object that is null', '{ user(id: "nobody") { name reviews { body } } }'],
  ['__typename everywhere', '{ __typename me { __typename address { __typename } reviews { __typename } } }'],
  ['__typename under an alias', '{ topProducts { kind: __typename upc } me { what: __typename } }'],
  ['only __typename', '{ __typename }'],
  ['a join by key', '{ me { name reviews { body stars } } }'],
  ['a join of a list', '{ users { name reviewCount } }'],
  ['a join back to where it began', '{ me { reviews { author { name nickname } } } }'],
  [
    'a join over three subgraphs',
    '{ me { reviews { subject { ... on Book { name reviews { author { friends { name } } } } } } } }',
  ],
  ['fields that another subgraph provides', '{ latest { author { name } } }'],
  ['provided fields beside others', '{ latest { author { name id reviewCount } } }'],
  ['an entity that does not exist', '{ review(id: "r4") { author { nickname } } }'],
  ['an interface', '{ topProducts { upc name price } }'],
  ['an interface with fragments', '{ topProducts { upc ... on Book { pages } ... on Furniture { material } } }'],
  [
    'a join from an interface',
    '{ topProducts { name ... on Book { reviews { stars } inStock } ... on Furniture { reviews { body } } } }',
  ],
  ['a union', '{ search { __typename ... on Book { pages } ... on User { id name } } }'],
  ['a union with an interface condition', '{ search { ... on Product { name tags } } }'],
  [
    'a union of entities of another subgraph',
    '{ latest { subject { ... on Book { name } ... on Furniture { name material } } } }',
  ],
  ['a union with one of its types only', '{ latest { subject { ... on Furniture { upc } } } }'],
  [
    'named fragments',
    'query { me { ...Person } latest { author { ...Person } } } fragment Person on User { id name ...More } fragment More on User { nickname }',
  ],
  [
    'a fragment used twice',
    '{ a: me { ...P } b: user(id: "u2") { ...P ...P } } fragment P on User { name friends { name } }',
  ],
  ['nested lists', '{ shelf { upc name } }'],
  ['nested lists joined', '{ shelf { upc ... on Book { inStock matrix } ... on Furniture { reviews { id } } } }'],
  ['lists with nulls', '{ ghosts { name reviewCount } }'],
  ['null in a list of non-null', '{ crowd { name } me { name } }'],
  ['null in a nested list of non-null', '{ brokenList me { name } }'],
  ['null in a non-null field', '{ strict { may must inner { may must } } }'],
  ['null in a non-null field at the top of its object', '{ strict { inner { must } } }'],
  ['an error in a nullable field', '{ users { id secret } }'],
  ['an error in a non-null field', '{ users { id broken } }'],
  ['an error in a nullable object below', '{ latest { id author { broken } } }'],
  ['an error in a joined field', '{ topProducts { upc ... on Book { stars } } }'],
  ['required fields', '{ topProducts { ... on Book { shipping } ... on Furniture { shipping } } }'],
  [
    'required fields that are asked for too',
    '{ product(upc: "b1") { price dimensions { size } ... on Book { shipping } } }',
  ],
  ['required fields that are null', '{ product(upc: "b2") { ... on Book { shipping inStock } } }'],
  ['a reference without the required fields at hand', '{ warehouse { books { upc shipping name } } }'],
  [
    'aliases with different arguments across a join',
    '{ warehouse { books { a: label(style: "x") b: label label(style: "y") } } }',
  ],
  ['@include that holds', 'query ($yes: Boolean!) { me { name reviews @include(if: $yes) { id } } }', { yes: true }],
  [
    '@include that does not hold',
    'query ($yes: Boolean!) { me { name reviews @include(if: $yes) { id } } }',
    { yes: false },
  ],
  ['@skip of a root field', 'query ($no: Boolean!) { me @skip(if: $no) { name } users { id } }', { no: true }],
  ['@skip with a default', 'query ($no: Boolean = true) { me { id name @skip(if: $no) } }'],
  [
    'both at once',
    'query ($a: Boolean!, $b: Boolean!) { me { name @skip(if: $a) @include(if: $b) nickname @include(if: $a) } }',
    { a: false, b: true },
  ],
  [
    'a conditional fragment',
    'query ($a: Boolean!) { topProducts { upc ... on Book @include(if: $a) { pages inStock } } }',
    { a: true },
  ],
  [
    'a conditional spread',
    'query ($a: Boolean!) { me { ...X @skip(if: $a) id } } fragment X on User { reviewCount }',
    { a: true },
  ],
  ['constant conditions', '{ me { name @skip(if: true) nickname @include(if: true) } }'],
  ['all skipped', 'query ($a: Boolean!) { me @include(if: $a) { name } }', { a: false }],
  [
    'the same field once conditional, once not',
    'query ($a: Boolean!) { me { address @include(if: $a) { city } address { lines } } }',
    { a: false },
  ],
  [
    'mutations in order',
    'mutation { a: touch(n: 1) rename(upc: "b1", name: "New") { name ... on Book { reviews { id } } } b: addReview(upc: "b1", body: "x") { id body author { name nickname } } }',
  ],
  [
    'a mutation that fails',
    'mutation { addReview(upc: "f1", body: null) { id subject { ... on Furniture { name } } } }',
  ],
  ['favourites: entities over an interface list', '{ users { name favourites { upc name ... on Book { stars } } } }'],
  [
    'the same entity at many places',
    '{ a: users { favourites { ... on Book { inStock reviews { author { reviewCount } } } } } b: topProducts { ... on Book { inStock } } }',
  ],
  ['strings that need escapes', '{ user(id: "u3") { nickname name } }'],
  [
    'deep nesting',
    '{ me { friends { friends { friends { name reviews { subject { ... on Book { writer { name } } } } } } } } }',
  ],
];

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(shop);
});
afterAll(() => federation.close());

describe('our executor answers as the reference engine', () => {
  test.each(OPERATIONS)('%s', async (_, query, variables = {}) => {
    const expected = await federation.ask(query, { variables, engine: federation.reference });
    const actual = await federation.ask(query, { variables });
    expect(plain(actual.data)).toEqual(plain(expected.data));
    expect(await federation.ask(query, { variables, engine: federation.objects })).toEqual(actual);
    expect(reportedPlaces(actual)).toEqual(reportedPlaces(expected));
  });
});

/** Apollo's gateway names another place than the one that failed; the specification's place is ours. */
test('an error in a joined field of nested lists is told at its own place', async () => {
  const { data, errors } = await federation.ask('{ shelf { ... on Book { upc stars } } }');
  expect(plain(data)).toEqual({ shelf: [[{ upc: 'b1', stars: 4 }, {}], [], null, [null, { upc: 'b2', stars: null }]] });
  expect(errors?.map(({ path }) => path)).toEqual([['shelf', 3, 1, 'stars']]);
});

/** Without prototypes: Apollo's objects have none. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** Where subgraphs reported errors. What completing finds is no error to Apollo, but an extension of its answer. */
function reportedPlaces({ errors = [] }: Answer): string[] {
  const reported = errors.filter(({ extensions }) => extensions?.['code'] !== 'INVALID_VALUE');
  return [
    ...new Set(reported.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions?.['code'])}`)),
  ].sort();
}
