import type { FilterQuery } from '@mikro-orm/core';
import type { AttributeType } from '../entity/entity-definition.js';
import { SubgraphError } from '../errors.js';
import type { SortOrder } from './order.js';

type CursorValue = string | number | boolean | null;
interface Cursor {
  readonly value: CursorValue;
  readonly key: string;
}

/** An opaque cursor: the order it belongs to, the row's sort value and key. Instants are milliseconds, as stored. */
export function encodeCursor(order: SortOrder, key: string, row: object): string {
  const value = (row as Record<string, unknown>)[order.property] ?? null;
  const stored = value instanceof Date ? value.getTime() : value;
  return Buffer.from(JSON.stringify([order.name, stored, (row as Record<string, unknown>)[key]])).toString('base64url');
}

/** Raises BAD_USER_INPUT for text that is not a cursor of this order. */
function decodeCursor(order: SortOrder, text: string): Cursor {
  const decoded = parsed(Buffer.from(text, 'base64url').toString('utf8'));
  if (Array.isArray(decoded) && decoded.length === 3) {
    const [name, value, key] = decoded as [unknown, unknown, unknown];
    if (name === order.name && STORED.text(key) && (value === null ? order.nullable : STORED[order.type](value)))
      return { value: value as CursorValue, key: key as string };
  }
  throw new SubgraphError(
    'BAD_USER_INPUT',
    `\`after\` is not a cursor of this list in the order ${order.name}. Pass the endCursor of a page that was asked with the same orderBy.`,
  );
}

/** Neither text that is not JSON nor JSON of another form is a cursor. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0');
const LARGEST_INSTANT_MS = 8.64e15;

/** What the database takes for a column of each type; a client can write anything into a cursor. */
const STORED: Readonly<Record<AttributeType, (value: unknown) => boolean>> = {
  text: isText,
  area: isText,
  org: isText,
  boolean: (value) => typeof value === 'boolean',
  int: (value) => Number.isInteger(value) && (value as number) === ((value as number) | 0),
  instant: (value) => Number.isInteger(value) && Math.abs(value as number) <= LARGEST_INSTANT_MS,
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
};

/** The rows after a cursor (keyset; nulls come last in either direction). */
export function afterCursor(order: SortOrder, key: string, text: string): FilterQuery<object> {
  const cursor = decodeCursor(order, text);
  const further = order.direction === 'asc' ? '$gt' : '$lt';
  const { property } = order;
  if (property === key) return { [key]: { [further]: cursor.key } } as FilterQuery<object>;
  if (cursor.value === null) return { [property]: null, [key]: { [further]: cursor.key } } as FilterQuery<object>;
  const value = order.type === 'instant' ? new Date(Number(cursor.value)) : cursor.value;
  return {
    $or: [
      { [property]: { [further]: value } },
      { [property]: value, [key]: { [further]: cursor.key } },
      ...(order.nullable ? [{ [property]: null }] : []),
    ],
  } as FilterQuery<object>;
}

/** ORDER BY of an order; plain for columns without nulls, so that the index on (column, key) is scanned either way. */
export function orderBy(
  { property, direction, nullable }: Pick<SortOrder, 'property' | 'direction' | 'nullable'>,
  key: string,
): Record<string, string>[] {
  if (property === key) return [{ [key]: direction }];
  return [{ [property]: nullable ? `${direction} nulls last` : direction }, { [key]: direction }];
}
