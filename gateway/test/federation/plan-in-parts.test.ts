import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../support/describe-federation.js';
import { startFederation, type Federation } from '../support/start-federation.js';

interface Key {
  readonly __typename?: string;
  readonly id: string;
}

const MEDIA = [
  { __typename: 'Film', id: '1', title: 'Rivers' },
  { __typename: 'Song', id: '2', title: 'Hills' },
];
const mediumOf = ({ id }: Key) => MEDIA.find((medium) => medium.id === id) ?? null;
const same = (key: Key): Key => key;

/** Each `related` of an interface object multiplies the ways that the planner sees. */
const SUBGRAPHS = [
  subgraph(
    'media',
    `type Query { media: [Medium!]! }
       interface Medium @key(fields: "id") { id: ID! title: String }
       type Film implements Medium @key(fields: "id") { id: ID! title: String sequel: Medium }
       type Song implements Medium @key(fields: "id") { id: ID! title: String parts: [Medium!] }
       type Poem implements Medium @key(fields: "id") { id: ID! title: String }`,
    {
      Query: { media: () => MEDIA },
      Medium: { __resolveReference: mediumOf },
      Film: { __resolveReference: mediumOf, sequel: () => MEDIA[1] },
      Song: { __resolveReference: mediumOf, parts: () => [MEDIA[0]] },
      Poem: { __resolveReference: mediumOf },
    },
  ),
  subgraph(
    'ratings',
    'type Query { best: Medium } type Medium @key(fields: "id") @interfaceObject { id: ID! related(max: Int): [Medium!] }',
    {
      Query: { best: () => ({ id: '2' }) },
      Medium: {
        __resolveReference: same,
        related: ({ id }: Key, { max = 9 }: { max?: number }) => [{ id: id === '1' ? '2' : '1' }].slice(0, max),
      },
    },
  ),
  subgraph('labels', 'type Medium @key(fields: "id") @interfaceObject { id: ID! label: String }', {
    Medium: { __resolveReference: same, label: ({ id }: Key) => `label ${id}` },
  }),
];

/** Apollo's gateway is not asked: it weighs up ways until its memory is over. */
const CASES = {
  'chains of four': {
    query: '{ best { related { related { related { label } label } label } } }',
    data: {
      best: { related: [{ related: [{ related: [{ label: 'label 1' }], label: 'label 2' }], label: 'label 1' }] },
    },
  },
  'with types, names and fields that other subgraphs know': {
    query: `query ($max: Int) {
        best { id related(max: $max) { __typename t: title k: id label
          related { label ... on Film { title } ... on Song { parts { title label related { __typename label } } }
            related(max: 0) { label } } } }
      }`,
    variables: { max: 1 },
    data: {
      best: {
        id: '2',
        related: [
          {
            __typename: 'Film',
            t: 'Rivers',
            k: '1',
            label: 'label 1',
            related: [
              {
                label: 'label 2',
                parts: [{ title: 'Rivers', label: 'label 1', related: [{ __typename: 'Song', label: 'label 2' }] }],
                related: [],
              },
            ],
          },
        ],
      },
    },
  },
  'from objects that name their own types': {
    query: '{ media { label related { label related { label related { label } } } } }',
    data: {
      media: ['1', '2'].map((id) => {
        const other = id === '1' ? '2' : '1';
        return {
          label: `label ${id}`,
          related: [
            { label: `label ${other}`, related: [{ label: `label ${id}`, related: [{ label: `label ${other}` }] }] },
          ],
        };
      }),
    },
  },
} as const;

describe('operations with too many paths to be planned as a whole', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(SUBGRAPHS);
  });
  afterAll(() => federation.close());

  test.each(Object.entries(CASES))('%s', async (_, { query, data, ...rest }) => {
    const variables = 'variables' in rest ? rest.variables : {};
    expect(await federation.ask(query, { variables })).toEqual({ data });
    expect(await federation.ask(query, { variables, engine: federation.objects })).toEqual({ data });
  });
});
