import { expect, test } from '@jest/globals';
import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Key {
  readonly __typename?: string;
  readonly id: string;
  readonly title?: string;
}

const MEDIA = [
  { __typename: 'Film', id: '1', title: 'Rivers', minutes: 90 },
  { __typename: 'Song', id: '2', title: 'Hills', notes: 12 },
];
const mediumOf = ({ id }: Key) => MEDIA.find((medium) => medium.id === id) ?? null;

const library = subgraph(
  'library',
  `type Query { media: [Medium!]! }
   interface Medium @key(fields: "id") { id: ID! title: String }
   type Film implements Medium @key(fields: "id") { id: ID! title: String minutes: Int cut: String! }
   type Song implements Medium @key(fields: "id") { id: ID! title: String notes: Int }`,
  {
    Query: { media: () => MEDIA },
    Medium: { __resolveReference: mediumOf },
    Film: { __resolveReference: mediumOf, cut: () => Promise.reject(new Error('lost')) },
    Song: { __resolveReference: mediumOf },
  },
);

describeFederation(
  '@interfaceObject: a subgraph that knows the interface and none of its types',
  [
    library,
    subgraph(
      'ratings',
      `type Query { first: Medium best: Medium all: [Medium!]! lost: [Medium] sure: Medium! }
       type Medium @key(fields: "id") @interfaceObject { id: ID! title: String @external stars: Int upper: String @requires(fields: "title") related: [Medium!] }`,
      {
        Query: {
          first: () => ({ id: '1' }),
          best: () => ({ id: '2' }),
          all: () => [{ id: '1' }, { id: '2' }],
          lost: () => [{ id: '9' }, { id: '1' }],
          sure: () => ({ id: '9' }),
        },
        Medium: {
          __resolveReference: (key: Key) => key,
          stars: ({ id }: Key) => Number(id) + 3,
          upper: ({ title }: Key) => title?.toUpperCase(),
          related: ({ id }: Key) => MEDIA.filter((medium) => medium.id !== id).map((medium) => ({ id: medium.id })),
        },
      },
    ),
    subgraph('labels', 'type Medium @key(fields: "id") @interfaceObject { id: ID! label(word: String): String }', {
      Medium: {
        __resolveReference: (key: Key) => key,
        label: ({ id }: Key, { word }: { word?: string }) => `${word ?? 'label'} ${id}`,
      },
    }),
  ],
  {
    'adds fields to every type of the interface': {
      query: '{ media { __typename title stars label ... on Film { minutes label: label } } }',
      data: {
        media: [
          { __typename: 'Film', title: 'Rivers', stars: 4, label: 'label 1', minutes: 90 },
          { __typename: 'Song', title: 'Hills', stars: 5, label: 'label 2' },
        ],
      },
    },
    'in fragments on one type': {
      query: '{ media { ... on Film { stars x: label(word: "f") } ... on Song { x: label(word: "s") } } }',
      data: { media: [{ stars: 4, x: 'f 1' }, { x: 's 2' }] },
      apolloIsWrong: 'asks all types with the arguments of one',
    },
    'the type itself is asked elsewhere': {
      query: '{ best { __typename stars title } all { __typename ... on Song { notes } } }',
      data: {
        best: { __typename: 'Song', stars: 5, title: 'Hills' },
        all: [{ __typename: 'Film' }, { __typename: 'Song', notes: 12 }],
      },
    },
    'fields that need no type': {
      query: '{ best { id stars label } }',
      data: { best: { id: '2', stars: 5, label: 'label 2' } },
    },
    'fields that require a field of the types': {
      query: '{ best { upper } media { upper } }',
      data: { best: { upper: 'HILLS' }, media: [{ upper: 'RIVERS' }, { upper: 'HILLS' }] },
    },
    'lists of them below': {
      query: '{ media { related { title stars related { __typename } } } }',
      data: {
        media: [
          { related: [{ title: 'Hills', stars: 5, related: [{ __typename: 'Film' }] }] },
          { related: [{ title: 'Rivers', stars: 4, related: [{ __typename: 'Song' }] }] },
        ],
      },
    },
    'one that no subgraph can resolve to a type is null, with an error': {
      query: '{ lost { __typename stars } }',
      data: { lost: [null, { __typename: 'Film', stars: 4 }] },
      errors: ['lost.0 INVALID_VALUE'],
    },
    'one that cannot be resolved, where nothing depends on its type': {
      query: '{ lost { title stars } }',
      data: {
        lost: [
          { title: null, stars: 12 },
          { title: 'Rivers', stars: 4 },
        ],
      },
    },
    'one that cannot be resolved, where a fragment depends on its type': {
      query: '{ lost { stars ... on Film { minutes } } }',
      data: { lost: [null, { stars: 4, minutes: 90 }] },
      errors: ['lost.0 INVALID_VALUE'],
      apolloIsWrong: 'answers as if it were of none of the types',
    },
    'a fragment on the interface itself depends on no type': {
      query: '{ best { ...M } } fragment M on Medium { stars ... on Medium { label } }',
      data: { best: { stars: 5, label: 'label 2' } },
    },
    'one whose type did not come, because another field failed that must not be null': {
      query: '{ first { stars ... on Film { cut } } }',
      data: { first: null },
      errors: ['first SUBGRAPH_ERROR'],
      apolloIsWrong: 'answers it as if it were of no type',
    },
    'one that cannot be resolved in a place that must not be null': {
      query: '{ sure { __typename stars } }',
      data: null,
      errors: ['sure INVALID_VALUE'],
    },
  },
);

describeFederation(
  'an interface that no type implements where it is asked for',
  [
    subgraph(
      'lists',
      `type Query { first: Page  title: String }
       interface Page @key(fields: "id") { id: ID! }`,
      { Query: { first: () => ({ __typename: 'Page', id: '1' }), title: () => 'pages' } },
    ),
    subgraph(
      'texts',
      `type Query { last: Page }
       type Page @key(fields: "id", resolvable: false) @interfaceObject { id: ID! text: String }`,
      { Query: { last: () => ({ id: '2' }) }, Page: { text: ({ id }: { id: string }) => `text ${id}` } },
    ),
  ],
  {
    'where nothing needs a type': {
      query: '{ last { id text } title }',
      data: { last: { id: '2', text: 'text 2' }, title: 'pages' },
    },
    'where it does': { query: '{ first { id } }', data: { first: null }, errors: ['first SUBGRAPH_ERROR'] },
  },
  (federation) =>
    test('what no subgraph can answer is refused, and not answered with null', async () => {
      const asked = federation().ask('{ first { text } title }');
      await expect(asked).rejects.toMatchObject({ code: 'OPERATION_NOT_SUPPORTED' });
    }),
);
