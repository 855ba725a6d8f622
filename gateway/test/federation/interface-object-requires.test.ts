import { expect, test } from '@jest/globals';
import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Reference {
  readonly __typename?: string;
  readonly id: string;
  readonly title?: string;
}

/** The title of the second book cannot be read, and that of no film. */
const ITEMS = [
  { __typename: 'Book', id: '1', title: 'B1' },
  { __typename: 'Film', id: '2', title: 'F1' },
  { __typename: 'Book', id: '3' },
];
const itemOf = ({ id }: Reference) => ITEMS.find((item) => item.id === id) ?? null;
const LOOP = "its planner's time or memory is over";
const BESIDE = 'asks for objects without a key beside those that have one';

describeFederation(
  '@requires of an interface object, asked under type conditions',
  [
    subgraph(
      'media',
      `type Query { items: [Media!]! book: Media lost: Media }
       interface Media @key(fields: "id") { id: ID! title: String! }
       type Book implements Media @key(fields: "id") { id: ID! title: String! }
       type Film implements Media @key(fields: "id") { id: ID! title: String! }`,
      {
        Query: { items: () => ITEMS, book: () => ITEMS[0], lost: () => ITEMS[2] },
        Media: { __resolveReference: itemOf },
        Book: { __resolveReference: itemOf },
        Film: { __resolveReference: itemOf },
      },
    ),
    subgraph(
      'reviews',
      `type Query { top: Media all: [Media!]! }
       type Media @interfaceObject @key(fields: "id") {
         id: ID! title: String! @external stars: Int! votes: Int blurb: String @requires(fields: "title")
       }`,
      {
        Query: { top: () => ({ id: '1' }), all: () => [{ id: '1' }, { id: '2' }, { id: '3' }] },
        Media: {
          __resolveReference: (reference: Reference) => reference,
          stars: ({ id }: Reference) => Number(id),
          votes: ({ id }: Reference) => Number(id) * 10,
          blurb: ({ title }: Reference) => `*${title}*`,
        },
      },
    ),
    subgraph('people', 'type Query { favourite: Media } type Media @interfaceObject @key(fields: "id") { id: ID! }', {
      Query: { favourite: () => ({ id: '2' }) },
      Media: { __resolveReference: (reference: Reference) => reference },
    }),
    subgraph(
      'shelves',
      `type Query { shelf: [Media!]! }
       interface Media { id: ID! }
       type Book implements Media @key(fields: "id") { id: ID! }
       type Film implements Media @key(fields: "id") { id: ID! }`,
      { Query: { shelf: () => ITEMS.slice(0, 2).map(({ __typename, id }) => ({ __typename, id })) } },
    ),
  ],
  {
    'a sibling under another condition is answered': {
      query: '{ items { ... on Film { blurb } ... on Book { stars } } }',
      data: { items: [{ stars: 1 }, { blurb: '*F1*' }, { stars: 3 }] },
    },
    'a field of all types beside it is answered for those whose required field fails': {
      query: '{ items { votes ... on Film { blurb } } }',
      data: { items: [{ votes: 10 }, { votes: 20, blurb: '*F1*' }, { votes: 30 }] },
      apolloIsWrong: BESIDE,
    },
    'the required field selected beside it is answered': {
      query: '{ book { title ... on Film { blurb } ... on Media { id } } }',
      data: { book: { title: 'B1', id: '1' } },
    },
    'conditions in conditions, and one that no object can pass': {
      query: '{ top { ... on Film { ... on Film { blurb } ... on Media { ... on Book { title } } } votes } }',
      data: { top: { votes: 10 } },
    },
    'nothing but conditions that no object can pass needs no type': {
      query: '{ top { ... on Film { ... on Media { ... on Book { title } } } stars } }',
      data: { top: { stars: 1 } },
    },
    'named fragments and aliases': {
      query: `{ items { ...F ... on Book { kind: __typename } } } fragment F on Film { a: blurb ...G } fragment G on Media { b: blurb votes }`,
      data: { items: [{ kind: 'Book' }, { a: '*F1*', b: '*F1*', votes: 20 }, { kind: 'Book' }] },
    },
    'the required field selected of all types, and once more of the type that asks for what requires it': {
      query: '{ shelf { t: title ... on Film { blurb again: title } } }',
      data: { shelf: [{ t: 'B1' }, { t: 'F1', blurb: '*F1*', again: 'F1' }] },
    },
    'from the interface object’s own root field': {
      query: '{ all { ... on Film { blurb } } }',
      data: { all: [{}, { blurb: '*F1*' }, {}] },
    },
    'from a third subgraph that has the interface object too': {
      query: '{ favourite { ... on Film { blurb } } }',
      data: { favourite: { blurb: '*F1*' } },
      apolloIsWrong: LOOP,
    },
    'an object whose required field fails, asked for what requires it': {
      query: '{ lost { ... on Book { blurb } } }',
      data: { lost: null },
      errors: ['lost.title SUBGRAPH_ERROR'],
    },
  },
  (federation) => {
    test('what is required is asked of the types alone that the field is asked for', async () => {
      const [media, reviews] = ['media', 'reviews'].map((name) => federation().subgraphs.get(name)?.received ?? []);
      await federation().ask('{ items { votes ... on Film { blurb } } }');
      expect(media?.at(-1)?.query).toBe('{items{__typename id ...on Film{title}}}');
      expect(Object.values(reviews?.at(-1)?.variables ?? {})).toEqual([
        ['1', '2', '3'].map((id) => ({ __typename: 'Media', id })),
        [{ __typename: 'Media', id: '2', title: 'F1' }],
      ]);
    });
  },
);

const CRAFT = [
  { __typename: 'Bike', id: 'b', wheels: 2 },
  { __typename: 'Boat', id: 'o' },
];
const craftOf = ({ id }: Reference) => CRAFT.find((craft) => craft.id === id) ?? null;
const ASSERTION = 'fails with an assertion about __typename';

describeFederation(
  'interface objects of an interface and of one that implements it',
  [
    subgraph(
      'owners',
      `type Query { mine: [Craft]! }
       type Craft @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
       type LandCraft @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
      { Query: { mine: () => CRAFT.map(({ id }) => ({ id })) } },
    ),
    subgraph(
      'fleet',
      `type Query { ok: Int }
       interface Craft @key(fields: "id") { id: ID! }
       interface LandCraft implements Craft @key(fields: "id") { id: ID! wheels: Int }
       type Bike implements LandCraft & Craft @key(fields: "id") { id: ID! wheels: Int }
       type Boat implements Craft @key(fields: "id") { id: ID! }`,
      {
        Query: { ok: () => 1 },
        Craft: { __resolveReference: craftOf },
        LandCraft: { __resolveReference: craftOf },
        Bike: { __resolveReference: craftOf },
        Boat: { __resolveReference: craftOf },
      },
    ),
  ],
  {
    'a condition on the narrower interface': {
      query: '{ mine { id ... on LandCraft { wheels } } }',
      data: { mine: [{ id: 'b', wheels: 2 }, { id: 'o' }] },
      apolloIsWrong: ASSERTION,
    },
    'a condition on an object type below it': {
      query: '{ mine { id ... on Bike { wheels } } }',
      data: { mine: [{ id: 'b', wheels: 2 }, { id: 'o' }] },
    },
    'conditions on both interfaces in each other': {
      query: '{ mine { ... on Craft { ... on LandCraft { kind: __typename ... on Bike { wheels } } } } }',
      data: { mine: [{ kind: 'Bike', wheels: 2 }, {}] },
      apolloIsWrong: ASSERTION,
    },
  },
);
