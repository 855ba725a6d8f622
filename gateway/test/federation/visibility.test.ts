import { expect, test } from '@jest/globals';
import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Key {
  readonly id: string;
  readonly secret?: string;
}

describeFederation(
  '@inaccessible and @tag',
  [
    subgraph(
      'a',
      `type Query { thing: Thing hidden: String @inaccessible things: [Any!] }
       type Thing @key(fields: "secret") @tag(name: "public") { secret: ID! @inaccessible name: String @tag(name: "x") }
       union Any = Thing | Ghost
       type Ghost @inaccessible { n: Int }`,
      {
        Query: {
          thing: () => ({ secret: 's', name: 'thing' }),
          hidden: () => 'no',
          things: () => [{ __typename: 'Thing', secret: 's', name: 'in' }],
        },
      },
    ),
    subgraph('b', 'type Thing @key(fields: "secret") { secret: ID! @inaccessible size: String }', {
      Thing: { __resolveReference: (key: Key) => key, size: ({ secret }: Key) => `size of ${secret}` },
    }),
  ],
  {
    'a hidden key joins, and is not shown': {
      query: '{ thing { name size } }',
      data: { thing: { name: 'thing', size: 'size of s' } },
    },
    'an alias may have the hidden name': {
      query: '{ thing { secret: name size } }',
      data: { thing: { secret: 'thing', size: 'size of s' } },
      apolloIsWrong: 'takes the alias for the key',
    },
    'a union with a hidden type': {
      query: '{ things { ... on Thing { name } } }',
      data: { things: [{ name: 'in' }] },
    },
  },
  (federation) =>
    test('clients do not see hidden elements', () => {
      const { apiSchema } = federation().supergraph;
      expect(apiSchema.getType('Ghost')).toBeUndefined();
      expect(Object.keys(apiSchema.getQueryType()?.getFields() ?? {})).toEqual(['thing', 'things']);
    }),
);

describeFederation(
  '@inaccessible: objects and values that clients may not see',
  [
    subgraph(
      'a',
      `type Query { things: [Any] sure: Any! levels: [Level] level: Level! }
       enum Level { LOW SECRET @inaccessible }
       union Any = Thing | Ghost
       type Thing { n: Int }
       type Ghost @inaccessible { n: Int }`,
      {
        Query: {
          levels: () => ['LOW', 'SECRET', null],
          level: () => 'SECRET',
          sure: () => ({ __typename: 'Ghost', n: 3 }),
          things: () => [
            { __typename: 'Ghost', n: 1 },
            { __typename: 'Thing', n: 2 },
          ],
        },
      },
    ),
  ],
  {
    'is answered as if it were not there': {
      query: '{ things { __typename ... on Thing { n } } }',
      data: { things: [null, { __typename: 'Thing', n: 2 }] },
    },
    'an enum value of that kind, too': {
      query: '{ levels }',
      data: { levels: ['LOW', null, null] },
    },
    'and where such a value must be, that is an error': {
      query: '{ level }',
      data: null,
      errors: ['level INVALID_VALUE'],
    },
    'and where an object must be, too': {
      query: '{ sure { __typename } }',
      data: null,
      errors: ['sure INVALID_VALUE'],
    },
  },
);
