import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Key {
  readonly id: string;
}

describeFederation(
  'aliases with other arguments, @skip and @include',
  [
    subgraph(
      'a',
      'type Query { me: User users: [User!]! } type User @key(fields: "id") { id: ID! name: String pal: User home: Home } type Home { city: String }',
      {
        Query: { me: () => ({ id: '1' }), users: () => [{ id: '1' }, { id: '2' }] },
        User: {
          __resolveReference: (key: Key) => key,
          name: ({ id }: Key) => `name ${id}`,
          pal: ({ id }: Key) => ({ id: id === '1' ? '2' : '1' }),
          home: ({ id }: Key) => (id === '1' ? { city: 'c' } : null),
        },
      },
    ),
    subgraph(
      'b',
      'type User @key(fields: "id") { id: ID! photo(size: Int = 1, tone: String): String posts(first: Int): [Post!] } type Post { text(max: Int): String author: User }',
      {
        User: {
          __resolveReference: (key: Key) => key,
          photo: ({ id }: Key, { size, tone }: { size: number; tone?: string }) => `${id} ${size} ${tone}`,
          posts: ({ id }: Key, { first }: { first?: number }) =>
            Array.from({ length: first ?? 1 }, (_, i) => ({ id, i })),
        },
        Post: {
          text: ({ id, i }: Key & { i: number }, { max }: { max?: number }) => `${id}.${i}.${max}`,
          author: ({ id }: Key) => ({ id }),
        },
      },
    ),
  ],
  {
    'one field thrice at one place': {
      query: '{ me { photo big: photo(size: 9) tone: photo(tone: "x", size: 2) } }',
      data: { me: { photo: '1 1 undefined', big: '1 9 undefined', tone: '1 2 x' } },
    },
    'one name for other arguments at other places of one entity': {
      query: '{ me { p: photo(size: 1) pal { pal { p: photo(size: 2) } } } users { p: photo(size: 3) } }',
      data: {
        me: { p: '1 1 undefined', pal: { pal: { p: '1 2 undefined' } } },
        users: [{ p: '1 3 undefined' }, { p: '2 3 undefined' }],
      },
    },
    'one name for other fields at other places': {
      query: '{ me { x: name pal { x: photo pal { x: id } } } users { x: photo(size: 4) name } }',
      data: {
        me: { x: 'name 1', pal: { x: '2 1 undefined', pal: { x: '1' } } },
        users: [
          { x: '1 4 undefined', name: 'name 1' },
          { x: '2 4 undefined', name: 'name 2' },
        ],
      },
    },
    'one name for lists of other lengths at other places': {
      query: '{ me { posts(first: 2) { text } pal { pal { posts(first: 1) { text(max: 3) author { name } } } } } }',
      data: {
        me: {
          posts: [{ text: '1.0.undefined' }, { text: '1.1.undefined' }],
          pal: { pal: { posts: [{ text: '1.0.3', author: { name: 'name 1' } }] } },
        },
      },
    },
    'one entity at several places, of which only some ask more of the entity below it': {
      query:
        '{ b: me { pal { __typename id } photo } a: me { pal { __typename id photo } photo } c: me { pal { __typename id } photo } }',
      data: {
        b: { pal: { __typename: 'User', id: '2' }, photo: '1 1 undefined' },
        a: { pal: { __typename: 'User', id: '2', photo: '2 1 undefined' }, photo: '1 1 undefined' },
        c: { pal: { __typename: 'User', id: '2' }, photo: '1 1 undefined' },
      },
    },
    'equal arguments in another order are one question': {
      query: '{ me { photo(size: 2, tone: "x") } users { photo(tone: "x", size: 2) } }',
      data: { me: { photo: '1 2 x' }, users: [{ photo: '1 2 x' }, { photo: '2 2 x' }] },
    },
    'an object whose fields are all skipped': {
      query:
        'query ($no: Boolean!) { me { home @include(if: true) { city @skip(if: $no) } pal { name @skip(if: $no) ...F } } } fragment F on User { photo @skip(if: $no) }',
      variables: { no: true },
      data: { me: { home: {}, pal: {} } },
    },
    'an object with nothing to answer that is null': {
      query: 'query ($no: Boolean!) { me { pal { home { city @skip(if: $no) } } } }',
      variables: { no: true },
      data: { me: { pal: { home: null } } },
    },
    'a fragment with nothing left beside other fields': {
      query:
        'query ($no: Boolean!) { me { name ... on User { photo @skip(if: $no) } ... @include(if: false) { id } } }',
      variables: { no: true },
      data: { me: { name: 'name 1' } },
    },
    'a field that is skipped in one place and asked in another': {
      query:
        'query ($no: Boolean!) { me { photo @skip(if: $no) ...F } } fragment F on User { photo @include(if: $no) }',
      variables: { no: false },
      data: { me: { photo: '1 1 undefined' } },
    },
    'skipped where the name is taken by another field': {
      query: 'query ($no: Boolean!) { me { id: photo @include(if: $no) name: id pal { id: name } } }',
      variables: { no: true },
      data: { me: { id: '1 1 undefined', name: '1', pal: { id: 'name 2' } } },
    },
  },
);
