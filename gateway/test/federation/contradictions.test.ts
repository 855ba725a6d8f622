import { describeFederation, subgraph } from '../support/describe-federation.js';

const fail = (): never => {
  throw new Error('fails');
};
interface Key {
  readonly id: string;
}

describeFederation(
  'lists that subgraphs share and disagree about',
  [
    subgraph(
      'a',
      'type Query { things: [Thing] @shareable agreed: [Thing] @shareable matrix: [[Thing]] @shareable box: Box @shareable } type Thing @shareable { id: ID! a: String } type Box @shareable { things: [Thing!] }',
      {
        Query: {
          things: () => [{ id: 1, a: 'a1' }],
          agreed: () => [{ id: 1, a: 'a1' }],
          matrix: () => [[{ id: 1, a: 'a1' }], []],
          box: () => ({ things: [] }),
        },
      },
    ),
    subgraph(
      'b',
      'type Query { things: [Thing] @shareable agreed: [Thing] @shareable matrix: [[Thing]] @shareable box: Box @shareable } type Thing @shareable { id: ID! b: String } type Box @shareable { things: [Thing!] }',
      {
        Query: {
          things: () => [
            { id: 1, b: 'b1' },
            { id: 2, b: 'b2' },
          ],
          agreed: () => [{ id: 1, b: 'b1' }],
          matrix: () => [[{ id: 1, b: 'b1' }], [{ id: 2, b: 'b2' }]],
          box: () => ({ things: [{ id: 1, b: 'b1' }] }),
        },
      },
    ),
  ],
  {
    'lists of different lengths are an error at the list': {
      query: '{ things { a b } agreed { a b } }',
      data: { things: null, agreed: [{ a: 'a1', b: 'b1' }] },
      errors: ['things SUBGRAPH_BAD_RESPONSE'],
      apolloIsWrong: 'answers half of each without a word',
    },
    'inside a list': {
      query: '{ matrix { a b } }',
      data: { matrix: null },
      errors: ['matrix SUBGRAPH_BAD_RESPONSE'],
      apolloIsWrong: 'answers half of each without a word',
    },
    'below an object': {
      query: '{ box { things { a b } } }',
      data: { box: { things: null } },
      errors: ['box.things SUBGRAPH_BAD_RESPONSE'],
      apolloIsWrong: 'answers half of each without a word',
    },
  },
);

describeFederation(
  'a field is not accused because its neighbour failed',
  [
    subgraph(
      'a',
      `type Query { ok: Int! bad: Int! soft: Int sure: G list: [G!]! must: G! }
       type Mutation { good: Int! worse: Int! }
       type G @key(fields: "id") { id: ID! }`,
      {
        Query: {
          ok: () => 1,
          bad: fail,
          soft: () => 2,
          sure: () => ({ id: '1' }),
          must: () => ({ id: '1' }),
          list: () => [{ id: '1' }, { id: '2' }],
        },
        Mutation: { good: () => 1, worse: fail },
      },
    ),
    subgraph('b', 'type G @key(fields: "id") { id: ID! fine: Int! wrong: Int! odd: Int! nick: String }', {
      G: {
        __resolveReference: (key: Key) => key,
        fine: () => 1,
        nick: () => 'nick',
        wrong: fail,
        odd: ({ id }: Key) => (id === '1' ? fail() : 7),
      },
    }),
    subgraph('c', 'type G @key(fields: "id") { id: ID! other: String! }', {
      G: { __resolveReference: (key: Key) => key, other: () => 'other' },
    }),
  ],
  {
    'root fields': { query: '{ ok bad }', data: null, errors: ['bad SUBGRAPH_ERROR'] },
    'root fields, the other way round': { query: '{ bad ok }', data: null, errors: ['bad SUBGRAPH_ERROR'] },
    'a nullable root field beside them': { query: '{ soft bad }', data: null, errors: ['bad SUBGRAPH_ERROR'] },
    mutations: { query: 'mutation { good worse }', data: null, errors: ['worse SUBGRAPH_ERROR'] },
    'fields of an entity': {
      query: '{ sure { fine wrong } soft }',
      data: { sure: null, soft: 2 },
      errors: ['sure.wrong SUBGRAPH_ERROR'],
    },
    'fields of an entity under other names': {
      query: '{ s: sure { f: fine n: nick w: wrong } }',
      data: { s: null },
      errors: ['s.w SUBGRAPH_ERROR'],
    },
    'entities of a list, one of which failed': {
      query: '{ list { id fine odd } }',
      data: null,
      errors: ['list.0.odd SUBGRAPH_ERROR'],
    },
    'fields that another subgraph brings': {
      query: '{ sure { other fine wrong } }',
      data: { sure: null },
      errors: ['sure.wrong SUBGRAPH_ERROR'],
    },
    'up to the top': { query: '{ must { fine wrong } }', data: null, errors: ['must.wrong SUBGRAPH_ERROR'] },
  },
);
