import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Key {
  readonly __typename?: string;
  readonly id: string;
}

const typed = (id: string) => ({ __typename: id.startsWith('c') ? 'Cat' : 'Dog', id });

describeFederation(
  'abstract types: interfaces with keys, unions over subgraphs, type conditions',
  [
    subgraph(
      'owners',
      `type Query { owners: [Owner!]! pets: [Pet] any: [[Animal]] }
       type Owner @key(fields: "id") { id: ID! pet: Pet @shareable animal: Animal }
       union Pet = Cat | Owner
       interface Animal { id: ID! }
       type Cat implements Animal @key(fields: "id") { id: ID! }
       type Dog implements Animal @key(fields: "id") { id: ID! }`,
      {
        Query: {
          owners: () => [
            { id: 'o1', pet: typed('c1'), animal: typed('d1') },
            { id: 'o2', pet: { __typename: 'Owner', id: 'o1' }, animal: null },
          ],
          pets: () => [typed('c2'), null, { __typename: 'Owner', id: 'o2' }],
          any: () => [[typed('c1'), typed('d1')], null, [null], []],
        },
        Owner: { __resolveReference: (key: Key) => key },
      },
    ),
    subgraph(
      'animals',
      `interface Animal @key(fields: "id") { id: ID! name: String owner: Owner }
       type Cat implements Animal @key(fields: "id") { id: ID! name: String owner: Owner lives: Int same: String }
       type Dog implements Animal @key(fields: "id") { id: ID! name: String owner: Owner tricks: [String!] same(loud: Boolean): String }
       type Owner @key(fields: "id") { id: ID! street: String pet: Pet @shareable }
       union Pet = Dog | Cat`,
      {
        Animal: { __resolveReference: ({ id }: Key) => typed(id) },
        Cat: {
          __resolveReference: (key: Key) => key,
          name: ({ id }: Key) => `cat ${id}`,
          owner: () => ({ id: 'o2' }),
          lives: () => 9,
          same: () => 'cat',
        },
        Dog: {
          __resolveReference: (key: Key) => key,
          name: ({ id }: Key) => `dog ${id}`,
          owner: () => ({ id: 'o1' }),
          tricks: () => ['sit'],
          same: (_: Key, { loud }: { loud?: boolean }) => `dog ${loud}`,
        },
        Owner: { __resolveReference: (key: Key) => key, street: ({ id }: Key) => `street of ${id}` },
      },
    ),
  ],
  {
    'fields of an interface that another subgraph answers': {
      query: '{ owners { animal { __typename id name } } }',
      data: { owners: [{ animal: { __typename: 'Dog', id: 'd1', name: 'dog d1' } }, { animal: null }] },
    },
    'nested lists of them': {
      query: '{ any { name ... on Cat { lives } ... on Dog { tricks } } }',
      data: {
        any: [
          [
            { name: 'cat c1', lives: 9 },
            { name: 'dog d1', tricks: ['sit'] },
          ],
          null,
          [null],
          [],
        ],
      },
    },
    'a union': {
      query: '{ pets { __typename ... on Cat { name lives } ... on Owner { id street } ... on Animal { id } } }',
      data: {
        pets: [
          { __typename: 'Cat', name: 'cat c2', lives: 9, id: 'c2' },
          null,
          { __typename: 'Owner', id: 'o2', street: 'street of o2' },
        ],
      },
    },
    'one name for different fields of different types': {
      query: '{ any { ... on Cat { x: name y: same } ... on Dog { x: same(loud: true) y: name } } }',
      data: {
        any: [
          [
            { x: 'cat c1', y: 'cat' },
            { x: 'dog true', y: 'dog d1' },
          ],
          null,
          [null],
          [],
        ],
      },
    },
    'conditions inside conditions': {
      query: '{ any { ... on Animal { ... on Cat { ... on Animal { name } } ... on Dog { id } ... on Cat { id } } } }',
      data: { any: [[{ name: 'cat c1', id: 'c1' }, { id: 'd1' }], null, [null], []] },
    },
    'from a union through an entity and back': {
      query: '{ owners { pet { ... on Cat { owner { animal { name } } } } } }',
      data: { owners: [{ pet: { owner: { animal: null } } }, { pet: {} }] },
    },
  },
);

describeFederation(
  'one name for fields that differ in nullability inside one subgraph',
  [
    subgraph(
      'things',
      `type Query { things: [Thing!]! boom: [Thing!]! }
       union Thing = A | B
       type A @key(fields: "id") { id: ID! x: String! @shareable }
       type B @key(fields: "id") { id: ID! x: String @shareable }
       type Box @key(fields: "id") { id: ID! things: [Thing!] }`,
      {
        Query: {
          things: () => [
            { __typename: 'A', id: '1', x: 'a' },
            { __typename: 'B', id: '2', x: 'b' },
          ],
          boom: () => [{ __typename: 'B', id: '3' }],
        },
        Box: { __resolveReference: (key: Key) => key, things: () => [{ __typename: 'B', id: '3' }] },
        B: {
          x: ({ id, x }: Key & { x: string }) => {
            if (id === '3') throw new Error('no x');
            return x;
          },
        },
      },
    ),
    // Here `A.x` may be null, so that it may be null for clients, and both types can be asked under one name.
    subgraph(
      'other',
      'type Query { box: Box } type Box @key(fields: "id") { id: ID! } type A @key(fields: "id") { id: ID! x: String @shareable }',
      {
        Query: { box: () => ({ id: '1' }) },
        A: { __resolveReference: (key: Key) => key, x: () => 'other' },
      },
    ),
  ],
  {
    'both are asked': {
      query: '{ things { ... on A { x } ... on B { x } } }',
      data: { things: [{ x: 'a' }, { x: 'b' }] },
    },
    'an error is told at the name that the client knows': {
      query: '{ boom { ... on A { x } ... on B { x } } }',
      data: { boom: [{ x: null }] },
      errors: ['boom.0.x SUBGRAPH_ERROR'],
    },
    'and so in an entity': {
      query: '{ box { things { ... on A { x } ... on B { x } } } }',
      data: { box: { things: [{ x: null }] } },
      errors: ['box.things.0.x SUBGRAPH_ERROR'],
    },
  },
);

const NOTES = [
  { __typename: 'Text', body: 'b', by: { name: 'Ada', age: 7 } },
  { __typename: 'Drawing', width: 3, frame: { wood: 'oak', nails: 4 } },
];
const TAPES = [
  { __typename: 'Text', body: 'b', by: { name: 'Ada', age: 7 } },
  { __typename: 'Tape', minutes: 9 },
];

describeFederation(
  'abstract types of which each subgraph has other types, below a shared field',
  [
    subgraph(
      'board',
      `type Query { board: Wall both: Wall @shareable }
       type Wall @key(fields: "id") { id: ID! side: Side @shareable }
       type Side @shareable { notes: [Note!]! best: Mark }
       union Note = Text | Drawing
       interface Mark { body: String }
       type Text implements Mark @shareable { body: String by: Author }
       type Author @shareable { name: String age: Int }
       type Drawing implements Mark { width(in: Int = 1): Int frame: Frame body: String }
       type Frame { wood: String nails: Int }`,
      {
        Query: { board: () => ({ id: '1' }), both: () => ({ id: '1', side: { notes: [NOTES[0]] } }) },
        Wall: {
          __resolveReference: ({ id }: Key) => ({ id }),
          side: ({ side }: { side?: object }) =>
            side ?? { notes: NOTES, best: { __typename: 'Drawing', body: 'drawn' } },
        },
        Drawing: { width: ({ width }: { width: number }, given: { in: number }) => width * given.in },
      },
    ),
    subgraph(
      'radio',
      `type Query { radio: Wall both: Wall @shareable }
       type Wall @key(fields: "id") { id: ID! side: Side @shareable  other: Side }
       type Side @shareable { notes: [Note!]! best: Mark }
       union Note = Text | Tape
       interface Mark { body: String }
       type Text implements Mark @shareable { body: String by: Author }
       type Author @shareable { name: String age: Int }
       type Tape { minutes: Int }`,
      {
        Query: { radio: () => ({ id: '1' }), both: () => ({ id: '1', side: { notes: [TAPES[0]] } }) },
        Wall: {
          __resolveReference: ({ id }: Key) => ({ id }),
          side: ({ side }: { side?: object }) => side ?? { notes: TAPES, best: TAPES[0] },
          other: () => ({ notes: TAPES }),
        },
      },
    ),
  ],
  {
    'a type that only one of the subgraphs knows is null for all of them (ADR 0008)': {
      query: `query ($in: Int) {
        board { side { notes { __typename ...T ... on Drawing { width(in: $in) frame { wood } } ... on Tape { minutes } } } }
        radio { side { notes { ...T ... on Drawing { frame { nails } } ... on Tape { long: minutes } } } }
      }
      fragment T on Text { body by { name } }`,
      variables: { in: 2 },
      data: {
        board: {
          side: {
            notes: [
              { __typename: 'Text', body: 'b', by: { name: 'Ada' } },
              { __typename: 'Drawing', width: null, frame: null },
            ],
          },
        },
        radio: { side: { notes: [{ body: 'b', by: { name: 'Ada' } }, { long: null }] } },
      },
    },
    'where a join led': {
      query: '{ board { other { notes { ... on Drawing { width } ... on Tape { minutes } ... on Text { body } } } } }',
      data: { board: { other: { notes: [{ body: 'b' }, { minutes: 9 }] } } },
    },
    'types that it cannot be of': {
      query: '{ board { side { notes { __typename ... on Tape { minutes } } } } }',
      data: { board: { side: { notes: [{ __typename: 'Text' }, { __typename: 'Drawing' }] } } },
    },
    'fields that several resolve': {
      query:
        '{ both { side { notes { ... on Text { by { age } } ... on Tape { minutes } ... on Drawing { width } } } } }',
      data: { both: { side: { notes: [{ by: { age: 7 } }] } } },
    },
    'an interface': {
      query: '{ board { side { best { body ... on Drawing { frame { nails } } } } } radio { side { best { body } } } }',
      data: { board: { side: { best: { body: 'drawn', frame: null } } }, radio: { side: { best: { body: 'b' } } } },
    },
  },
);
