import type { FilterQuery } from '@mikro-orm/core';
import { SubgraphError } from '../errors.js';
import type { SortOrder } from './order.js';

type CursorValue = string | number | boolean | null;
interface Cursor {
  readonly order: string;
  readonly value: CursorValue;
  readonly key: string;
}

/** An opaque cursor: the order it belongs to, the row's sort value and key. Instants are milliseconds, as stored. */
export function encodeCursor(order: SortOrder, key: string, row: object): string {
  const value = (row as Record<string, unknown>)[order.property] ?? null;
  const stored = value instanceof Date ? value.getTime() : value;
  return Buffer.from(JSON.stringify([order.name, stored, (row as Record<string, unknown>)[key]])).toString('base64url');
}

/** Raises BAD_USER_INPUT for text that is no cursor of this order. */
function decodeCursor(order: SortOrder, text: string): Cursor {
  try {
    const [name, value, key] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [
      string,
      CursorValue,
      string,
    ];
    if (name === order.name && typeof key === 'string') return { order: name, value, key };
  } catch {
    // Text that is no cursor at all gets the same answer as a cursor of another list.
  }
  throw new SubgraphError(
    'BAD_USER_INPUT',
    `\`after\` is no cursor of this list in the order ${order.name}. Pass the endCursor of a page that was asked with the same orderBy.`,
  );
}

/** The rows after a cursor (keyset; nulls come last in either direction). */
export function afterCursor(order: SortOrder, key: string, text: string): FilterQuery<object> {
  const cursor = decodeCursor(order, text);
  const further = order.direction === 'asc' ? '$gt' : '$lt';
  const { property } = order;
  if (property === key) return { [key]: { [further]: cursor.key } } as FilterQuery<object>;
  if (cursor.value === null) return { [property]: null, [key]: { [further]: cursor.key } } as FilterQuery<object>;
  const value = order.instant ? new Date(Number(cursor.value)) : cursor.value;
  return {
    $or: [
      { [property]: { [further]: value } },
      { [property]: value, [key]: { [further]: cursor.key } },
      ...(order.nullable ? [{ [property]: null }] : []),
    ],
  } as FilterQuery<object>;
}

/** ORDER BY of an order; plain for columns without nulls, so that the index on (column, key) is scanned either way. */
export function orderBy({ property, direction, nullable }: SortOrder, key: string): Record<string, string>[] {
  if (property === key) return [{ [key]: direction }];
  return [{ [property]: nullable ? `${direction} nulls last` : direction }, { [key]: direction }];
}
