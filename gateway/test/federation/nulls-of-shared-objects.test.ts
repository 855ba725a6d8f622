import { describeFederation, subgraph } from '../support/describe-federation.js';

const byId = (reference: { readonly id: string }) => reference;

/** `east` and `west` know different fields of a parcel; `west` cannot tell the height of any. */
describeFederation(
  'an error in an object that several subgraphs fill',
  [
    subgraph(
      'east',
      `type Query { house: House }
       type House @key(fields: "id") { id: ID! parcel: Parcel! @shareable }
       type Parcel @shareable { area: Int }`,
      { Query: { house: () => ({ id: '1' }) }, House: { __resolveReference: byId, parcel: () => ({ area: 3 }) } },
    ),
    subgraph(
      'west',
      `type House @key(fields: "id") { id: ID! parcel: Parcel! @shareable floors: Int! rooms: Int }
       type Parcel @shareable { height: Int! depth: Int! slope: Int }`,
      {
        House: { __resolveReference: byId, parcel: () => ({ depth: 2, slope: 4 }), floors: () => 5, rooms: () => 9 },
        Parcel: {
          height: () => {
            throw new Error('no instrument');
          },
        },
      },
    ),
  ],
  {
    'is the only error, whatever stands before it': {
      query: '{ house { floors parcel { area depth height } } }',
      data: { house: null },
      errors: ['house.parcel.height SUBGRAPH_ERROR'],
    },
    'is reported once with what stands beside it': {
      query: '{ house { rooms parcel { height slope area } floors } }',
      data: { house: null },
      errors: ['house.parcel.height SUBGRAPH_ERROR'],
    },
    'costs nothing that does not ask for it': {
      query: '{ house { floors parcel { area depth } } }',
      data: { house: { floors: 5, parcel: { area: 3, depth: 2 } } },
    },
  },
);
