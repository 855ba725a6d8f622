import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SubgraphError } from '../errors.js';
import { afterCursor, encodeCursor, orderBy } from './cursor.js';
import type { SortOrder } from './order.js';

const order = (more: Partial<SortOrder>): SortOrder => ({
  name: 'AT_ASC',
  property: 'at',
  direction: 'asc',
  nullable: false,
  type: 'instant',
  ...more,
});
const cursorOf = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

test('a cursor continues behind its row, equal values by key', () => {
  const at = new Date('2020-09-23T10:00:00.123Z');
  const cursor = encodeCursor(order({}), 'no', { no: 'K7', at });
  expect(afterCursor(order({}), 'no', cursor)).toEqual({ $or: [{ at: { $gt: at } }, { at, no: { $gt: 'K7' } }] });
});

test('a descending order continues downwards', () => {
  const down = order({ name: 'SIZE_DESC', property: 'size', direction: 'desc', type: 'int' });
  expect(afterCursor(down, 'no', encodeCursor(down, 'no', { no: 'K7', size: 3 }))).toEqual({
    $or: [{ size: { $lt: 3 } }, { size: 3, no: { $lt: 'K7' } }],
  });
});

test('an order by key needs the key alone', () => {
  const byKey = order({ name: 'NO_ASC', property: 'no', type: 'text' });
  expect(afterCursor(byKey, 'no', encodeCursor(byKey, 'no', { no: 'K7' }))).toEqual({ no: { $gt: 'K7' } });
});

test('nulls come last in either direction: behind a value they follow, behind a null only nulls do', () => {
  for (const direction of ['asc', 'desc'] as const) {
    const nullable = order({ direction, nullable: true, type: 'date' });
    const further = direction === 'asc' ? '$gt' : '$lt';
    expect(orderBy(nullable, 'no')).toEqual([{ at: `${direction} nulls last` }, { no: direction }]);
    expect(afterCursor(nullable, 'no', encodeCursor(nullable, 'no', { no: 'K7', at: '2020-09-23' }))).toEqual({
      $or: [{ at: { [further]: '2020-09-23' } }, { at: '2020-09-23', no: { [further]: 'K7' } }, { at: null }],
    });
    expect(afterCursor(nullable, 'no', encodeCursor(nullable, 'no', { no: 'K7', at: null }))).toEqual({
      at: null,
      no: { [further]: 'K7' },
    });
  }
});

test.each([
  ['no cursor at all', 'hello'],
  ['JSON of another form', Buffer.from('{"at":1}').toString('base64url')],
  ['a cursor of another order', cursorOf('AT_DESC', 1, 'K7')],
  ['a cursor without key', cursorOf('AT_ASC', 1)],
  ['a key that is not text', cursorOf('AT_ASC', 1, { $ne: null })],
  ['a key that the database cannot hold', cursorOf('AT_ASC', 1, 'K\0')],
  ['an operator as the value', cursorOf('AT_ASC', { $ne: null }, 'K7')],
  ['an instant beyond time', cursorOf('AT_ASC', 9e15, 'K7')],
  ['null where the column has none', cursorOf('AT_ASC', null, 'K7')],
])('%s is refused with BAD_USER_INPUT', (_what, text) => {
  const refused = (): unknown => afterCursor(order({}), 'no', text);
  expect(refused).toThrow(SubgraphError);
  expect(refused).toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }));
});

test.each<[SortOrder['type'], unknown]>([
  ['date', '2020-99-99'],
  ['date', 'yesterday'],
  ['int', 2 ** 31],
  ['int', 1.5],
  ['boolean', 'true'],
  ['text', 'a\0'],
])('a value that a column of type %s cannot hold is refused: %s', (type, value) => {
  expect(() => afterCursor(order({ type }), 'no', cursorOf('AT_ASC', value, 'K7'))).toThrow(SubgraphError);
});

test('every stored value comes back from its cursor', () => {
  const stored = fc.oneof(
    fc.record({
      type: fc.constant('text' as const),
      at: fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
    }),
    fc.record({ type: fc.constant('int' as const), at: fc.integer() }),
    fc.record({ type: fc.constant('boolean' as const), at: fc.boolean() }),
    fc.record({ type: fc.constant('instant' as const), at: fc.date({ noInvalidDate: true }) }),
  );
  fc.assert(
    fc.property(stored, fc.uuid(), ({ type, at }, no) => {
      const by = order({ type });
      expect(afterCursor(by, 'no', encodeCursor(by, 'no', { no, at }))).toEqual({
        $or: [{ at: { $gt: at } }, { at, no: { $gt: no } }],
      });
    }),
  );
});
