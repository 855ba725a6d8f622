import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Item {
  readonly id: string;
  readonly price: string;
}

type Asked = { readonly [name: string]: unknown };
const told =
  (...names: string[]): ((asked: Asked) => string) =>
  (asked) =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, asked[name]])));

describeFederation(
  '@requires with arguments',
  [
    subgraph(
      'shop',
      'type Query { item: Item } type Item @key(fields: "id") { id: ID! price(currency: String!): String }',
      {
        Query: { item: () => ({ id: '1' }) },
        Item: {
          __resolveReference: (item: Item) => item,
          price: ({ id }: Item, { currency }: { currency: string }) => `${id} ${currency}`,
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
          __resolveReference: (item: Item) => item,
          tax: ({ price }: Item) => `tax of ${price}`,
          toll: ({ price }: Item) => `toll of ${price}`,
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
          __resolveReference: ({ id }: Item) => ({ id }),
          title: ({ id }: Item, given: object) => `${id} ${JSON.stringify(given)}`,
          scenes: ({ id }: Item, { first }: { first: number }) =>
            id === '2' ? null : Array.from({ length: first }, (_, n) => ({ n })),
          studio: ({ id }: Item) => ({ name: `studio of ${id}` }),
          poster: ({ id }: Item) => ({ __typename: id === '1' ? 'Scan' : 'Print' }),
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
