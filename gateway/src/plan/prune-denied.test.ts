import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, print, stripIgnoredCharacters } from 'graphql';
import { expandDeniedInterfaces, pruneDenied } from './prune-denied.js';

const schema = buildSchema(`
  type Query { me: Person entries: [Entry!] nodes: [Node!] find(name: String, by: Filter): Person }
  type Mutation { add(name: String!): Person }
  input Filter { name: String }
  interface Node { id: ID! title: String owner: Person }
  union Entry = Book | Film
  type Book implements Node { id: ID! title: String owner: Person pages: Int }
  type Film implements Node { id: ID! title: String owner: Person }
  type Person { name: String secret(salt: String): String friends: [Person!] }
`);

function pruned(query: string, ...denied: string[]): string {
  const document = pruneDenied(parse(query), schema, expandDeniedInterfaces(schema, new Set(denied)));
  return stripIgnoredCharacters(print(document));
}

const plain = (query: string): string => stripIgnoredCharacters(print(parse(query)));

describe('pruneDenied', () => {
  test('nothing that is denied remains, under whatever alias, condition or fragment', () => {
    expect(
      pruned(
        '{ me { a: secret name ... { secret } ...F friends { ... on Person { b: secret name } } } } fragment F on Person { secret name }',
        'Person.secret',
      ),
    ).toBe(
      plain('{ me { name ... { __typename } ...F friends { ... on Person { name } } } } fragment F on Person { name }'),
    );
  });

  test('a selection that loses all its fields keeps __typename, so that its object is still found', () => {
    expect(pruned('{ me { secret } }', 'Person.secret')).toBe(plain('{ me { __typename } }'));
    expect(pruned('{ me { secret } }', 'Query.me')).toBe(plain('{ __typename }'));
  });

  test('a field of an interface that some types deny is asked of the others', () => {
    expect(pruned('{ nodes { id title owner { secret name } } }', 'Book.title', 'Film.owner', 'Person.secret')).toBe(
      plain('{ nodes { id ... on Film { title } ... on Book { owner { name } } } }'),
    );
  });

  test('a field that the interface denies is denied for all its types', () => {
    expect(pruned('{ nodes { title id ... on Book { title } } entries { ... on Film { title } } }', 'Node.title')).toBe(
      plain('{ nodes { id ... on Book { __typename } } entries { ... on Film { __typename } } }'),
    );
  });

  test('fragments and variables that only denied fields used go, the others stay', () => {
    expect(
      pruned(
        'query Q($salt: String, $name: String, $by: Filter) { find(name: $name, by: $by) { secret(salt: $salt) friends { ...F } } } fragment F on Person { ...G } fragment G on Person { name }',
        'Person.secret',
        'Person.friends',
      ),
    ).toBe(plain('query Q($name: String, $by: Filter) { find(name: $name, by: $by) { __typename } }'));
  });

  test('a denied mutation is not run', () => {
    expect(pruned('mutation { add(name: "x") { name } }', 'Mutation.add')).toBe(plain('mutation { __typename }'));
  });

  test('what is not denied leaves the document as it is', () => {
    const document = parse('query Q($unused: Int) { me { name } }');
    expect(pruneDenied(document, schema, new Set())).toBe(document);
    expect(pruned('{ me { name } }', 'Person.secret')).toBe(plain('{ me { name } }'));
  });
});
