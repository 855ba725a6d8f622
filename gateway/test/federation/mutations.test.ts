import { expect, test } from '@jest/globals';
import { describeFederation, subgraph } from '../support/describe-federation.js';

interface Item {
  readonly id: string;
}
const log: string[] = [];
const later = async <T>(text: string, value: T): Promise<T> => {
  await new Promise(setImmediate);
  log.push(text);
  return value;
};

describeFederation(
  'mutations',
  [
    subgraph(
      'a',
      'type Query { x: Int } type Mutation { addA(n: Int!): Item failA: Item! mayFailA: Item } type Item @key(fields: "id") { id: ID! n: Int }',
      {
        Mutation: {
          addA: (_: unknown, { n }: { n: number }) => later(`a${n}`, { id: String(n), n }),
          failA: () => {
            throw new Error('no');
          },
          mayFailA: () => {
            throw new Error('no');
          },
        },
        Item: { __resolveReference: (item: Item) => item, n: ({ id }: Item) => Number(id) },
      },
    ),
    subgraph('b', 'type Mutation { addB(n: Int!): Item } type Item @key(fields: "id") { id: ID! seen: String }', {
      Mutation: { addB: (_: unknown, { n }: { n: number }) => later(`b${n}`, { id: String(n) }) },
      Item: {
        __resolveReference: (item: Item) => item,
        seen: ({ id }: Item) => later(`joined ${id}`, [...log, ''].length > 0 ? `seen ${id}` : ''),
      },
    }),
  ],
  {
    'with a join after each': {
      query: 'mutation { one: addA(n: 1) { n seen } two: addB(n: 2) { n seen } three: addA(n: 3) { seen } }',
      data: { one: { n: 1, seen: 'seen 1' }, two: { n: 2, seen: 'seen 2' }, three: { seen: 'seen 3' } },
    },
    'the same entity twice': {
      query: 'mutation { one: addA(n: 1) { id n seen } two: addA(n: 1) { n seen } }',
      data: { one: { id: '1', n: 1, seen: 'seen 1' }, two: { n: 1, seen: 'seen 1' } },
    },
    'one that fails among others': {
      query: 'mutation { one: addB(n: 1) { seen } bad: mayFailA { id } two: addB(n: 2) { n } }',
      data: { one: { seen: 'seen 1' }, bad: null, two: { n: 2 } },
      errors: ['bad SUBGRAPH_ERROR'],
    },
    'one that fails where null may not be': {
      query: 'mutation { one: addB(n: 1) { seen } failA { id } }',
      data: null,
      errors: ['failA SUBGRAPH_ERROR'],
    },
  },
  (federation) =>
    test('run one after the other, in the order of the document', async () => {
      log.length = 0;
      await federation().ask(
        'mutation { a: addA(n: 1) { seen } b: addB(n: 2) { id } c: addA(n: 3) { n } d: addB(n: 4) { n } }',
      );
      expect(log.filter((entry) => !entry.startsWith('joined'))).toEqual(['a1', 'b2', 'a3', 'b4']);
    }),
);
