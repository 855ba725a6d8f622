import { parse } from 'graphql';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@requires", "@external"])';

const PEOPLE = [
  {
    __typename: 'Person',
    id: '1',
    name: 'Ada',
    age: 36,
    height: 1.7,
    alive: true,
    mood: 'GOOD',
    notes: { a: [1, null] },
  },
  { __typename: 'Person', id: '2', name: 'Bo "q" 漢', age: -1, height: 0, alive: false, mood: 'BAD', notes: null },
];
const PETS = [
  { __typename: 'Cat', id: 'c', lives: 9 },
  { __typename: 'Dog', id: 'd', tricks: ['sit', null], lives: 1 },
];
const personOf = ({ id }) => PEOPLE.find((person) => person.id === id) ?? null;

/** Every form that a field or an argument may have, over two subgraphs that join. */
export const FEDERATION = [
  {
    name: 'people',
    typeDefs: parse(`${LINK}
      type Query { me: Person people(first: Int = 2, where: Where): [Person!]! being(id: ID!): Being pets: [Pet] echo(
        i: Int, f: Float, s: String, b: Boolean, id: ID, mood: Mood, moods: [Mood!], in: Where, list: [[Int!]], json: Json): String }
      type Mutation { rename(id: ID!, name: String!): Person touch: Int! }
      scalar Json
      enum Mood { GOOD BAD }
      input Where { id: ID name: String not: Where any: [Where!] age: Int! = 0 }
      interface Being { id: ID! lives: Int }
      union Pet = Cat | Dog
      type Cat implements Being { id: ID! lives: Int }
      type Dog implements Being @key(fields: "id") { id: ID! lives: Int tricks: [String] }
      type Person implements Being @key(fields: "id") {
        id: ID! lives: Int name: String age: Int! height: Float alive: Boolean mood: Mood notes: Json friends: [Person!] matrix: [[Int!]]
        home: Home! constructor: String
      }
      type Home @shareable { city: String! street: String }`),
    resolvers: {
      Query: {
        me: () => PEOPLE[0],
        people: (_, { first }) => PEOPLE.slice(0, Math.max(0, first ?? 2)),
        being: (_, { id }) => personOf({ id }) ?? PETS.find((pet) => pet.id === id) ?? null,
        pets: () => [...PETS, null],
        echo: (_, given) => JSON.stringify(given),
      },
      Mutation: {
        rename: (_, { id, name }) => (personOf({ id }) ? { ...personOf({ id }), name } : null),
        touch: () => 1,
      },
      Person: {
        __resolveReference: personOf,
        friends: ({ id }) => PEOPLE.filter((person) => person.id !== id),
        matrix: () => [[1, 2], null, []],
        home: () => ({ city: 'here', street: null }),
        constructor: () => 'made',
        lives: () => 1,
      },
      Dog: { __resolveReference: () => PETS[1] },
    },
  },
  {
    name: 'scores',
    typeDefs: parse(`${LINK}
      type Query { best: [Person!] }
      type Person @key(fields: "id") {
        id: ID! age: Int! @external score: Int must: Int! badges: [Badge!]! double: Int @requires(fields: "age")
      }
      type Dog @key(fields: "id") { id: ID! owner: Person }
      type Badge { title: String! level: Int person: Person }`),
    resolvers: {
      Query: { best: () => [{ id: '2' }, { id: '1' }] },
      Person: {
        __resolveReference: (reference) => reference,
        score: ({ id }) => Number(id) * 10,
        must: () => 1,
        badges: ({ id }) => [{ title: 'first', level: null, person: { id } }],
        double: ({ age }) => age * 2,
      },
      Dog: { __resolveReference: (reference) => reference, owner: () => ({ id: '1' }) },
    },
  },
];
