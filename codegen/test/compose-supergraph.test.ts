import { expect, test } from '@jest/globals';
import { composeSupergraph } from '../src/compose-supergraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const subgraph = (name: string, sdl: string) => ({ name, url: `http://${name}:4000/graphql`, sdl: `${LINK}\n${sdl}` });

const petitions = subgraph(
  'petitions',
  'type Query { petition: Petition } type Petition @key(fields: "petitionNo") { petitionNo: ID! state: String }',
);

test('subgraphs that fit together give a supergraph that knows where each is', () => {
  const aid = subgraph('aid', 'type Petition @key(fields: "petitionNo") { petitionNo: ID! aid: String }');
  const supergraph = composeSupergraph([petitions, aid]);
  expect(supergraph).toContain('@join__graph(name: "petitions", url: "http://petitions:4000/graphql")');
  expect(supergraph).toContain('@join__graph(name: "aid", url: "http://aid:4000/graphql")');
});

test('a field that two subgraphs give names both, the field, and what to do', () => {
  const other = subgraph('aid', 'type Petition @key(fields: "petitionNo") { petitionNo: ID! state: String }');
  expect(() => composeSupergraph([petitions, other])).toThrow(
    /INVALID_FIELD_SHARING: .*"Petition\.state".*"aid" and "petitions".*\n {2}What to do: Let one subgraph own the field/,
  );
});

test('a field whose types differ names the type, both forms, and what to do', () => {
  const other = subgraph('aid', 'type Petition @key(fields: "petitionNo") { petitionNo: ID! state: Int @shareable }');
  const shared = { ...petitions, sdl: petitions.sdl.replace('state: String', 'state: String @shareable') };
  expect(() => composeSupergraph([shared, other])).toThrow(
    /FIELD_TYPE_MISMATCH \[aid, petitions\]: .*"Petition\.state".*"Int" in subgraph "aid".*"String" in subgraph "petitions"\n {2}What to do: Use the same type/,
  );
});

test('a field that no path leads to says how to make one', () => {
  const unreachable = subgraph(
    'aid',
    'type Query { aid: Aid } type Aid @key(fields: "no") { no: ID! petition: Petition } type Petition @key(fields: "petitionNo", resolvable: false) { petitionNo: ID! }',
  );
  const hidden = subgraph(
    'petitions',
    'type Petition @key(fields: "petitionNo", resolvable: false) { petitionNo: ID! state: String }',
  );
  expect(() => composeSupergraph([unreachable, hidden])).toThrow(
    /SATISFIABILITY_ERROR: [^]*Petition\.state[^]*What to do: Give the type a key that the other subgraph can resolve/,
  );
});

test('all errors are told at once', () => {
  const other = subgraph(
    'aid',
    'type Query { aid: String } type Petition @key(fields: "petitionNo") { petitionNo: Int! state: String }',
  );
  expect(() => composeSupergraph([petitions, other])).toThrow(
    /FIELD_TYPE_MISMATCH[^]*INVALID_FIELD_SHARING|INVALID_FIELD_SHARING[^]*FIELD_TYPE_MISMATCH/,
  );
});
