import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, print, stripIgnoredCharacters } from 'graphql';
import { cutOperation } from './cut-operation.js';
import type { OriginSupergraph } from './origin-subgraph.js';

const schema = buildSchema(`
  type Query { me: User pets(max: Int): [[Pet!]] }
  type User { id: ID! name: String friends(first: Int): [User!]! address: Address }
  type Address { city: String owner: User }
  interface Pet { id: ID! name: String owner: User }
  type Cat implements Pet { id: ID! name: String owner: User lives: Int }
`);
const origin: OriginSupergraph = {
  document: parse('{ a }'),
  subgraph: 'ORIGIN',
  marker: 'marker',
  origins: new Map([
    ['User', { rootField: 'originUser', isInterface: false, keyFields: new Set(['id']) }],
    ['Pet', { rootField: 'originPet', isInterface: true, keyFields: new Set(['id']) }],
  ]),
};

/** Each part as its path and its text; those below come before the one that they were cut from. */
const partsOf = (text: string): string[] =>
  cutOperation(parse(text), schema, origin).map(
    ({ path, document }) => `${path.join('.') || '(root)'} ${stripIgnoredCharacters(print(document))}`,
  );

describe('cutOperation', () => {
  test.each([
    ['what is not nested deeply stays whole', '{ me { name friends { name } } }', ['(root) {me{name friends{name}}}']],
    [
      'an entity below a root field’s object is an origin of its own',
      '{ me { name friends { name friends { name } } } }',
      ['me.friends.@ {originUser{name friends{name}}}', '(root) {me{name friends{marker}}}'],
    ],
    [
      'each level is a part',
      '{ me { friends { friends { friends { name friends { name } } } } } }',
      [
        'me.friends.@.friends.@.friends.@ {originUser{name friends{name}}}',
        'me.friends.@.friends.@ {originUser{friends{marker}}}',
        'me.friends.@ {originUser{friends{marker}}}',
        '(root) {me{friends{marker}}}',
      ],
    ],
    [
      'keys and types stay above the cut, under whatever name',
      '{ me { friends { k: id __typename address { city } } } }',
      ['me.friends.@ {originUser{address{city}}}', '(root) {me{friends{marker k:id __typename}}}'],
    ],
    [
      'an operation cannot be cut at an object without a key',
      '{ me { address { owner { address { city } } } } }',
      ['me.address.owner {originUser{address{city}}}', '(root) {me{address{owner{marker}}}}'],
    ],
    [
      'nested lists, interfaces and conditions',
      '{ pets { owner { name friends { name } } ... on Cat { lives owner { address { city } } } } }',
      [
        'pets.@.@.owner {originUser{name friends{name}}}',
        'pets.@.@.owner {originUser{address{city}}}',
        '(root) {pets{owner{marker}...on Cat{lives owner{marker}}}}',
      ],
    ],
    [
      'fragments are inlined',
      '{ me { friends { ...F } } } fragment F on User { address { ...A } } fragment A on Address { city }',
      ['me.friends.@ {originUser{...on User{address{...on Address{city}}}}}', '(root) {me{friends{marker}}}'],
    ],
    [
      'each part declares the variables that it uses',
      'query Q($a: Int, $b: Int) { me { friends(first: $a) { friends(first: $b) { name } } } }',
      [
        'me.friends.@ query Q($b:Int){originUser{friends(first:$b){name}}}',
        '(root) query Q($a:Int){me{friends(first:$a){marker}}}',
      ],
    ],
  ])('%s', (_, text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });
});
