import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Parcel {
  readonly id: string;
  readonly weight: number | null;
  readonly size: { readonly w: number; readonly h: number | null } | null;
  readonly parts: readonly ({ readonly code: string; readonly n: number } | null)[] | null;
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
