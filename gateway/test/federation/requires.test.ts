import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Parcel {
  readonly id: string;
  readonly weight: number | null;
  readonly size: { readonly w: number; readonly h: number | null } | null;
  readonly parts: readonly ({ readonly code: string; readonly n: number } | null)[] | null;
  readonly price: string;
  readonly a2: string;
  readonly b1: string;
  readonly c3: string;
}

const PARCELS = [
  { id: '1', weight: 2, size: { w: 3, h: 4 }, parts: [{ code: 'x', n: 1 }, null, { code: 'y', n: 2 }] },
  { id: '2', weight: null, size: { w: 1, h: null }, parts: [] },
  { id: '3', weight: 7, size: null, parts: null },
];
const parcelOf = ({ id }: { id: string }) => PARCELS.find((parcel) => parcel.id === id) ?? null;

describeFederation(
  '@requires',
  [
    subgraph(
      'post',
      `type Query { parcels: [Parcel!]! }
       type Parcel @key(fields: "id") { id: ID! weight: Int size: Size parts: [Part] price(currency: String!, factor: Int = 1): String }
       type Size { w: Int! h: Int }
       type Part { code: String! n: Int! }`,
      {
        Query: { parcels: () => PARCELS },
        Parcel: {
          __resolveReference: parcelOf,
          price: ({ id }: Parcel, { currency, factor }: { currency: string; factor: number }) =>
            `${Number(id) * factor} ${currency}`,
        },
      },
    ),
    subgraph(
      'rates',
      `type Query { latest: [Parcel!]! }
       type Parcel @key(fields: "id") {
         id: ID! weight: Int @external size: Size @external parts: [Part] @external
         fee: String @requires(fields: "weight")
         volume: String @requires(fields: "size { w h }")
         count: String @requires(fields: "parts { n code }")
         all: String @requires(fields: "weight size { h } parts { code }")
         plain: String
       }
       type Size @external { w: Int! h: Int }
       type Part @external { code: String! n: Int! }`,
      {
        Query: { latest: () => [{ id: '3' }, { id: '1' }, { id: '9' }] },
        Parcel: {
          __resolveReference: (parcel: Parcel) => parcel,
          fee: ({ weight }: Parcel) => JSON.stringify(weight),
          volume: ({ size }: Parcel) => JSON.stringify(size),
          count: ({ parts }: Parcel) => JSON.stringify(parts),
          all: ({ weight, size, parts }: Parcel) => JSON.stringify({ weight, size, parts }),
          plain: ({ id }: Parcel) => id,
        },
      },
    ),
  ],
  {
    'a leaf, null too': {
      query: '{ parcels { fee } }',
      data: { parcels: [{ fee: '2' }, { fee: 'null' }, { fee: '7' }] },
    },
    'fields of an object': {
      query: '{ parcels { volume } }',
      data: { parcels: [{ volume: '{"w":3,"h":4}' }, { volume: '{"w":1,"h":null}' }, { volume: 'null' }] },
    },
    'fields of the elements of a list': {
      query: '{ parcels { count } }',
      data: {
        parcels: [{ count: '[{"n":1,"code":"x"},null,{"n":2,"code":"y"}]' }, { count: '[]' }, { count: 'null' }],
      },
    },
    'all together, while a client asks the same in other words': {
      query: '{ parcels { weight: all size { weight: w } p: parts { n: code } all plain } }',
      data: {
        parcels: [
          {
            weight: '{"weight":2,"size":{"h":4},"parts":[{"code":"x"},null,{"code":"y"}]}',
            size: { weight: 3 },
            p: [{ n: 'x' }, null, { n: 'y' }],
            all: '{"weight":2,"size":{"h":4},"parts":[{"code":"x"},null,{"code":"y"}]}',
            plain: '1',
          },
          {
            weight: '{"weight":null,"size":{"h":null},"parts":[]}',
            size: { weight: 1 },
            p: [],
            all: '{"weight":null,"size":{"h":null},"parts":[]}',
            plain: '2',
          },
          {
            weight: '{"weight":7,"size":null,"parts":null}',
            size: null,
            p: null,
            all: '{"weight":7,"size":null,"parts":null}',
            plain: '3',
          },
        ],
      },
    },
    'there and back, and of an entity that does not exist': {
      query: '{ latest { plain fee } }',
      data: {
        latest: [
          { plain: '3', fee: '7' },
          { plain: '1', fee: '2' },
          { plain: '9', fee: null },
        ],
      },
    },
  },
);

describeFederation(
  '@requires with arguments',
  [
    subgraph(
      'shop',
      'type Query { item: Item } type Item @key(fields: "id") { id: ID! price(currency: String!): String }',
      {
        Query: { item: () => ({ id: '1' }) },
        Item: {
          __resolveReference: (item: Parcel) => item,
          price: ({ id }: Parcel, { currency }: { currency: string }) => `${id} ${currency}`,
        },
      },
    ),
    subgraph(
      'tax',
      `type Item @key(fields: "id") {
         id: ID! price(currency: String!): String @external
         tax: String @requires(fields: "price(currency: \\"CNY\\")")
         toll: String @requires(fields: "price(currency: \\"USD\\")")
       }`,
      {
        Item: {
          __resolveReference: (item: Parcel) => item,
          tax: ({ price }: Parcel) => `tax of ${price}`,
          toll: ({ price }: Parcel) => `toll of ${price}`,
        },
      },
    ),
  ],
  {
    'one such field': { query: '{ item { tax } }', data: { item: { tax: 'tax of 1 CNY' } } },
    'beside the same field with other arguments': {
      query: '{ item { price(currency: "EUR") tax } }',
      data: { item: { price: '1 EUR', tax: 'tax of 1 CNY' } },
      apolloIsWrong: 'the values get mixed',
    },
    'two that require the same field with different arguments': {
      query: '{ item { tax toll } }',
      data: { item: { tax: 'tax of 1 CNY', toll: 'toll of 1 USD' } },
      apolloIsWrong: 'cannot tell them apart',
    },
  },
);

type Asked = { readonly [name: string]: unknown };
const told =
  (...names: string[]): ((asked: Asked) => string) =>
  (asked) =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, asked[name]])));

describeFederation(
  '@requires with arguments, deeper down',
  [
    subgraph(
      'archive',
      `type Query { film: Film  films: [Film!]! }
       type Film @key(fields: "id") {
         id: ID!
         title(in: Language! = EN, cut: Cut): String
         scenes(first: Int!): [Scene!]
         studio: Studio
         poster: Poster
       }
       enum Language { EN FR }
       input Cut { to: Int! with: [String!] }
       type Scene { n: Int! still(size: Int!): String }
       type Studio @key(fields: "name") { name: String! address(short: Boolean!): String }
       interface Poster { url(size: Int!): String }
       type Print implements Poster { url(size: Int!): String }
       type Scan implements Poster { url(size: Int!): String depth(unit: Language!): String }`,
      {
        Query: { film: () => ({ id: '1' }), films: () => [{ id: '1' }, { id: '2' }] },
        Film: {
          __resolveReference: ({ id }: Parcel) => ({ id }),
          title: ({ id }: Parcel, given: object) => `${id} ${JSON.stringify(given)}`,
          scenes: ({ id }: Parcel, { first }: { first: number }) =>
            id === '2' ? null : Array.from({ length: first }, (_, n) => ({ n })),
          studio: ({ id }: Parcel) => ({ name: `studio of ${id}` }),
          poster: ({ id }: Parcel) => ({ __typename: id === '1' ? 'Scan' : 'Print' }),
        },
        Scene: { still: ({ n }: { n: number }, { size }: { size: number }) => `${n} at ${size}` },
        Studio: {
          __resolveReference: ({ name }: { name: string }) => ({ name }),
          address: ({ name }: { name: string }, { short }: { short: boolean }) => `${name}, ${short ? 's' : 'l'}`,
        },
        Print: { url: (_: object, { size }: { size: number }) => `print ${size}` },
        Scan: {
          url: (_: object, { size }: { size: number }) => `scan ${size}`,
          depth: (_: object, { unit }: { unit: string }) => `depth ${unit}`,
        },
      },
    ),
    subgraph(
      'cinema',
      `type Film @key(fields: "id") {
         id: ID!
         title(in: Language! = EN, cut: Cut): String @external
         scenes(first: Int!): [Scene!] @external
         studio: Studio @external
         poster: Poster @external
         plain: String @requires(fields: "title")
         french: String @requires(fields: "title(in: FR, cut: {to: 3, with: [\\"a\\", \\"b)\\"]})")
         strip: String @requires(fields: "scenes(first: 2) { n still(size: 8) }")
         start: String @requires(fields: "scenes(first: 1) { still(size: 9) }")
         letter: String @requires(fields: "studio { address(short: false) }")
         label: String @requires(fields: "studio { address(short: true) }")
         wall: String @requires(fields: "poster { url(size: 1) ... on Scan { depth(unit: FR) } }")
         seats: Int
       }
       enum Language { EN FR }
       input Cut { to: Int! with: [String!] }
       type Scene @external { n: Int! still(size: Int!): String }
       type Studio @key(fields: "name", resolvable: false) { name: String! address(short: Boolean!): String @external }
       interface Poster { url(size: Int!): String }
       type Print implements Poster @external { url(size: Int!): String }
       type Scan implements Poster @external { url(size: Int!): String depth(unit: Language!): String }`,
      {
        Film: {
          __resolveReference: (film: Asked) => film,
          plain: told('title'),
          french: told('title'),
          strip: told('scenes'),
          start: told('scenes'),
          letter: told('studio'),
          label: told('studio'),
          wall: told('poster'),
          seats: () => 80,
        },
      },
    ),
  ],
  {
    'enum values, objects and lists': {
      query: '{ film { french } }',
      data: {
        film: { french: '{"title":"1 {\\"in\\":\\"FR\\",\\"cut\\":{\\"to\\":3,\\"with\\":[\\"a\\",\\"b)\\"]}}"}' },
      },
    },
    'beside the same field without arguments, and a client of its own mind': {
      query: 'query ($in: Language! = EN) { film { plain french title(in: $in, cut: { to: 1 }) } }',
      data: {
        film: {
          plain: '{"title":"1 {\\"in\\":\\"EN\\"}"}',
          french: '{"title":"1 {\\"in\\":\\"FR\\",\\"cut\\":{\\"to\\":3,\\"with\\":[\\"a\\",\\"b)\\"]}}"}',
          title: '1 {"in":"EN","cut":{"to":1}}',
        },
      },
      apolloIsWrong: 'the values get mixed',
    },
    'lists of different length, and arguments below arguments': {
      query: '{ films { strip start seats scenes(first: 3) { n still(size: 1) } } }',
      data: {
        films: [
          {
            strip: '{"scenes":[{"n":0,"still":"0 at 8"},{"n":1,"still":"1 at 8"}]}',
            start: '{"scenes":[{"still":"0 at 9"}]}',
            seats: 80,
            scenes: [
              { n: 0, still: '0 at 1' },
              { n: 1, still: '1 at 1' },
              { n: 2, still: '2 at 1' },
            ],
          },
          { strip: '{"scenes":null}', start: '{"scenes":null}', seats: 80, scenes: null },
        ],
      },
      apolloIsWrong: 'the values get mixed',
    },
    'below one object, with different arguments': {
      query: '{ film { letter label studio { address(short: true) } } }',
      data: {
        film: {
          letter: '{"studio":{"address":"studio of 1, l"}}',
          label: '{"studio":{"address":"studio of 1, s"}}',
          studio: { address: 'studio of 1, s' },
        },
      },
      apolloIsWrong: 'the values get mixed',
    },
    'of an interface, and in a fragment': {
      query: '{ films { wall poster { url(size: 2) } } }',
      data: {
        films: [
          { wall: '{"poster":{"url":"scan 1","depth":"depth FR"}}', poster: { url: 'scan 2' } },
          { wall: '{"poster":{"url":"print 1"}}', poster: { url: 'print 2' } },
        ],
      },
      apolloIsWrong: 'the values get mixed',
    },
  },
);

const ASKS_EXTERNAL = 'asks a subgraph for its own external field where the chain comes by it again';

describeFederation(
  '@requires in circles between two subgraphs',
  [
    subgraph(
      'left',
      `type Query { knot: Knot tied: Tied }
       interface Tied { id: ID! a2: String }
       type Knot implements Tied @key(fields: "id") { id: ID! a1: String b1: String @external a2: String @requires(fields: "b1") b2: String @external a3: String @requires(fields: "b2") }`,
      {
        Query: { knot: () => ({ id: 'k' }), tied: () => ({ __typename: 'Knot', id: 'k' }) },
        Knot: {
          __resolveReference: (knot: Parcel) => knot,
          a1: () => 'a1',
          a2: ({ b1 }: Parcel) => `a2(${b1})`,
          a3: ({ b2 }: { b2: string }) => `a3(${b2})`,
        },
      },
    ),
    subgraph(
      'right',
      `type Query { loop: Knot }
       type Knot @key(fields: "id") { id: ID! a1: String @external b1: String @requires(fields: "a1") a2: String @external b2: String @requires(fields: "a2") }`,
      {
        Query: { loop: () => ({ id: 'k' }) },
        Knot: {
          __resolveReference: (knot: Parcel) => knot,
          b1: ({ a1 }: { a1: string }) => `b1(${a1})`,
          b2: ({ a2 }: Parcel) => `b2(${a2})`,
        },
      },
    ),
  ],
  {
    'there and back': { query: '{ knot { a2 } }', data: { knot: { a2: 'a2(b1(a1))' } } },
    'there, back and there': {
      query: '{ knot { b2 } }',
      data: { knot: { b2: 'b2(a2(b1(a1)))' } },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'to the end of the chain': {
      query: '{ knot { a3 } }',
      data: { knot: { a3: 'a3(b2(a2(b1(a1))))' } },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'from where the chain comes by again': {
      query: '{ loop { a2 } }',
      data: { loop: { a2: 'a2(b1(a1))' } },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'a link that an interface wants': {
      query: '{ tied { a2 ... on Knot { a3 } } }',
      data: { tied: { a2: 'a2(b1(a1))', a3: 'a3(b2(a2(b1(a1))))' } },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'every link of it, under other names': {
      query: '{ knot { a2: a1 b1 a1: a2 b2 a3 } }',
      data: {
        knot: { a2: 'a1', b1: 'b1(a1)', a1: 'a2(b1(a1))', b2: 'b2(a2(b1(a1)))', a3: 'a3(b2(a2(b1(a1))))' },
      },
      apolloIsWrong: ASKS_EXTERNAL,
    },
  },
);

describeFederation(
  '@requires in circles: objects, entities and arguments',
  [
    subgraph(
      'orders',
      `type Query { buyers: [Buyer!]! }
       type Buyer @key(fields: "id") {
         id: ID! name: String
         tier: String @external  orders: [Order!] @requires(fields: "tier")
         score(of: Scale!): String @external  note: String @requires(fields: "score(of: TEN)")
       }
       type Order @key(fields: "id") { id: ID! lines: [Line!] buyer: Buyer }
       type Line { n: Int }
       enum Scale { TEN FIVE }`,
      {
        Query: { buyers: () => [{ id: '1' }, { id: '2' }] },
        Buyer: {
          __resolveReference: (buyer: Parcel) => buyer,
          name: ({ id }: Parcel) => `n${id}`,
          orders: ({ id, tier }: Asked) => [{ id: `${String(id)}${String(tier)}` }],
          note: ({ score }: Asked) => `note ${String(score)}`,
        },
        Order: {
          __resolveReference: (order: Parcel) => order,
          lines: () => [{ n: 1 }],
          buyer: ({ id }: Parcel) => ({ id: id.slice(0, 1) }),
        },
      },
    ),
    subgraph(
      'ranks',
      `type Query { ranked: [Buyer!]! }
       type Buyer @key(fields: "id") {
         id: ID! name: String @external  tier: String @requires(fields: "name")
         orders: [Order!] @external  score(of: Scale!): String @requires(fields: "orders { id lines { n } }")
       }
       type Order @key(fields: "id", resolvable: false) { id: ID! lines: [Line!] @external }
       type Line @external { n: Int }
       enum Scale { TEN FIVE }`,
      {
        Query: { ranked: () => [{ id: '1' }, { id: '2' }] },
        Buyer: {
          __resolveReference: (buyer: Parcel) => buyer,
          tier: ({ name }: { name: string }) => `-t-${name}`,
          score: ({ orders }: Asked, { of }: { of: string }) => `${of} ${JSON.stringify(orders)}`,
        },
      },
    ),
  ],
  {
    'a list of entities in the middle of the chain': {
      query: '{ buyers { note } }',
      data: {
        buyers: [
          { note: 'note TEN [{"id":"1-t-n1","lines":[{"n":1}]}]' },
          { note: 'note TEN [{"id":"2-t-n2","lines":[{"n":1}]}]' },
        ],
      },
      apolloIsWrong: ASKS_EXTERNAL,
    },
    'and once more below it': {
      query: '{ ranked { score(of: FIVE) orders { id buyer { note tier } } } }',
      data: {
        ranked: [
          {
            score: 'FIVE [{"id":"1-t-n1","lines":[{"n":1}]}]',
            orders: [{ id: '1-t-n1', buyer: { note: 'note TEN [{"id":"1-t-n1","lines":[{"n":1}]}]', tier: '-t-n1' } }],
          },
          {
            score: 'FIVE [{"id":"2-t-n2","lines":[{"n":1}]}]',
            orders: [{ id: '2-t-n2', buyer: { note: 'note TEN [{"id":"2-t-n2","lines":[{"n":1}]}]', tier: '-t-n2' } }],
          },
        ],
      },
      apolloIsWrong: ASKS_EXTERNAL,
    },
  },
);
