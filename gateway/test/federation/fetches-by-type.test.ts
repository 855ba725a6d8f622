import { expect, test } from '@jest/globals';
import { describeFederation, subgraph } from '../support/describe-federation.js';

const ALL_TYPES = 'it asks for the objects of all types, and loses the answer with those that fail';

interface Key {
  readonly id: string;
}

const photo = (id: string) => ({ __typename: 'Photo', place: { id }, maker: { id: `m${id}` } });
const poll = (id: string) => ({ __typename: 'Poll', place: { id } });
/** Answers for the places it may be asked for; anything else is an error that the client would see. */
const onlyFor =
  (...ids: readonly string[]) =>
  (key: Key) => {
    if (!ids.includes(key.id)) throw new Error(`nobody needs ${key.id}`);
    return key;
  };

describeFederation(
  'fetches below an abstract type are for the types that ask for them',
  [
    subgraph(
      'feed',
      `type Query { entries: [Entry!] latest: Entry twice: [Entry] items: [Item!] }
       union Entry = Photo | Poll
       type Photo { place: Place maker: Maker }
       type Poll { place: Place }
       type Place @key(fields: "id") { id: ID! }
       type Maker @key(fields: "id") { id: ID! }
       type Item @key(fields: "id") @interfaceObject { id: ID! place: Place }`,
      {
        Query: {
          entries: () => [photo('1'), poll('2'), photo('3'), { __typename: 'Poll', place: null }],
          latest: () => photo('1'),
          twice: () => [photo('2'), null, poll('2')],
          items: () => [{ id: 'b1' }, { id: 's2' }],
        },
        Item: { __resolveReference: (key: Key) => key, place: ({ id }: Key) => ({ id: id.slice(1) }) },
      },
    ),
    subgraph(
      'shelf',
      `interface Item @key(fields: "id") { id: ID! }
       type Book implements Item @key(fields: "id") { id: ID! }
       type Song implements Item @key(fields: "id") { id: ID! }`,
      {
        Item: { __resolveReference: ({ id }: Key) => ({ __typename: id.startsWith('b') ? 'Book' : 'Song', id }) },
      },
    ),
    subgraph('maps', 'type Place @key(fields: "id") { id: ID! street: String }', {
      Place: { __resolveReference: onlyFor('1', '2', '3'), street: ({ id }: Key) => `street ${id}` },
    }),
    subgraph('votes', 'type Place @key(fields: "id") { id: ID! ballots: Int }', {
      Place: { __resolveReference: onlyFor('2'), ballots: () => 7 },
    }),
    subgraph('verdicts', 'type Place @key(fields: "id") { id: ID! yes(over: Int): Int! no(over: Int): Int! }', {
      Place: {
        __resolveReference: (key: Key) => key,
        yes: (key: Key) => onlyFor('2')(key) && 4,
        no: (key: Key, { over = 0 }: { over?: number }) => onlyFor('1', '3')(key) && 3 + over,
      },
    }),
    subgraph(
      'signs',
      `type Place @key(fields: "id") { id: ID! street: String @external sign: String @requires(fields: "street") }
       type Maker @key(fields: "id") { id: ID! name: String }`,
      {
        Place: {
          __resolveReference: (key: Key) => key,
          sign: ({ street }: { street?: string }) => `to ${street}`,
        },
        Maker: { __resolveReference: (key: Key) => key, name: ({ id }: Key) => `name of ${id}` },
      },
    ),
  ],
  {
    'a field that one type asks for is not asked of the objects of another': {
      query: '{ entries { ... on Photo { place { street } } ... on Poll { place { ballots } } } }',
      data: {
        entries: [
          { place: { street: 'street 1' } },
          { place: { ballots: 7 } },
          { place: { street: 'street 3' } },
          { place: null },
        ],
      },
      apolloIsWrong: ALL_TYPES,
    },
    'nothing is asked when no object is of the type': {
      query: '{ latest { ... on Poll { place { ballots } } ... on Photo { place { id } } } }',
      data: { latest: { place: { id: '1' } } },
    },
    'an object that stands below both types is asked for what either needs': {
      query: '{ twice { ... on Photo { place { street } } ... on Poll { place { id ballots } } } }',
      data: { twice: [{ place: { street: 'street 2' } }, null, { place: { id: '2', ballots: 7 } }] },
    },
    'what a later fetch requires is brought for its types, and what the client asks for its own': {
      query:
        '{ entries { ... on Photo { place { sign } maker { name } } ... on Poll { place { ballots } } } latest { ... on Photo { place { street } } } }',
      data: {
        entries: [
          { place: { sign: 'to street 1' }, maker: { name: 'name of m1' } },
          { place: { ballots: 7 } },
          { place: { sign: 'to street 3' }, maker: { name: 'name of m3' } },
          { place: null },
        ],
        latest: { place: { street: 'street 1' } },
      },
      apolloIsWrong: ALL_TYPES,
    },
    'fields of one subgraph are asked of each type’s own objects': {
      query:
        'query ($over: Int) { entries { ... on Photo { place { no(over: $over) } } ... on Poll { place { yes ballots } } } }',
      variables: { over: 10 },
      data: {
        entries: [{ place: { no: 13 } }, { place: { yes: 4, ballots: 7 } }, { place: { no: 13 } }, { place: null }],
      },
      apolloIsWrong: ALL_TYPES,
    },
    'what every type asks for is asked of all': {
      query: '{ twice { ... on Photo { place { ballots } } ... on Poll { p: __typename place { ballots } } } }',
      data: { twice: [{ place: { ballots: 7 } }, null, { p: 'Poll', place: { ballots: 7 } }] },
    },
    'objects of an interface object are of the types that another subgraph finds': {
      query: '{ items { ... on Book { place { street } } ... on Song { place { ballots } } } }',
      data: { items: [{ place: { street: 'street 1' } }, { place: { ballots: 7 } }] },
      apolloIsWrong: ALL_TYPES,
    },
  },
  (federation) => {
    test('what is asked is what is needed, in both ways', async () => {
      const { received } = federation().subgraphs.get('maps') ?? { received: [] };
      const query = '{ entries { ... on Photo { place { id } } ... on Poll { place { street } } } }';
      for (const options of [{}, { engine: federation().objects }]) {
        received.length = 0;
        await federation().ask(query, options);
        expect(received.map(({ variables }) => variables)).toEqual([
          { representations: [{ __typename: 'Place', id: '2' }] },
        ]);
      }
    });
  },
);
