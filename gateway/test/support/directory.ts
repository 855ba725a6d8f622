import { parse } from 'graphql';
import type { SubgraphFixture } from './start-subgraph.js';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@requires", "@external"])';

interface Reference {
  readonly id: string;
}

const PEOPLE = [
  { id: 'p1', name: 'Ada', age: 36, friends: [{ id: 'p2', name: 'Bo', age: 41, friends: [] }] },
  { id: 'p2', name: 'Bo', age: 41, friends: [] },
];

/** People, with a field of each form that an answer may spoil. */
export const people: SubgraphFixture = {
  name: 'people',
  typeDefs: parse(`${link}
    type Query { me: Person people: [Person!] sure: Person! anyone: Being pets: [Pet] }
    scalar Json
    enum Mood { GOOD BAD }
    interface Being { id: ID! name: String }
    union Pet = Cat | Dog
    type Cat { lives: Int }
    type Dog { tricks: [String!] }
    type Person implements Being @key(fields: "id") {
      id: ID! name: String age: Int! height: Float alive: Boolean mood: Mood notes: Json friends: [Person!] matrix: [[Int!]]
      home: Home
      constructor: String toString: String hasOwnProperty: String
    }
    type Home { city: String! street: String }
  `),
  resolvers: {
    Query: { me: () => PEOPLE[0], people: () => PEOPLE, sure: () => PEOPLE[1] },
    Person: {
      __resolveReference: ({ id }: Reference) => PEOPLE.find((person) => person.id === id),
      constructor: () => 'made',
      toString: () => 'said',
      hasOwnProperty: () => 'had',
    },
  },
};

/** What is known of people elsewhere. */
export const scores: SubgraphFixture = {
  name: 'scores',
  typeDefs: parse(`${link}
    type Person @key(fields: "id") {
      id: ID! score: Int must: Int! badges: [Badge!]! best: Badge age: Int! @external double: Int @requires(fields: "age")
    }
    type Badge { title: String! level: Int }
  `),
  resolvers: {
    Person: {
      __resolveReference: (reference: Reference) => reference,
      score: ({ id }: Reference) => Number(id.slice(1)) * 10,
      must: () => 1,
      badges: () => [{ title: 'first', level: 1 }],
      best: () => ({ title: 'first', level: 1 }),
      double: ({ age }: { age: number }) => age * 2,
    },
  },
};
