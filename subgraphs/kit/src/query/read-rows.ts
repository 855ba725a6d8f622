import type { FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { RequestContext } from '../context/request-context.js';
import type { EntityClass } from '../entity/entity-definition.js';

/** A row as PostgreSQL sends it: by column, instants as text. */
export type StoredRow = Readonly<Record<string, unknown>>;

interface Column {
  readonly column: string;
  readonly property: string;
  readonly instant: boolean;
}

const columns = new WeakMap<EntityClass, readonly Column[]>();

/**
 * Rows as plain objects by property. The ORM makes the statements, but it is not asked to keep the rows: a request of ours
 * only reads, and what the ORM does to notice changes costs more than all the rest of a request.
 */
export function readRows<T extends object>(
  em: SqlEntityManager,
  entity: EntityClass<T>,
  rows: readonly StoredRow[],
): T[] {
  const read = columnsOf(em, entity as EntityClass);
  return rows.map((row) => {
    const object: Record<string, unknown> = {};
    for (const { column, property, instant } of read) {
      const value = row[column];
      object[property] = instant && typeof value === 'string' ? toInstant(value) : value;
    }
    return object as T;
  });
}

function columnsOf(em: SqlEntityManager, entity: EntityClass): readonly Column[] {
  const known = columns.get(entity);
  if (known) return known;
  const read = em
    .getMetadata(entity)
    .props.map(({ name, fieldNames: [column = name], columnTypes: [type = ''] }): Column => ({
      column,
      property: name,
      instant: type.startsWith('timestamptz'),
    }));
  columns.set(entity, read);
  return read;
}

/**
 * `2017-12-31 19:21:00.57+00`, as PostgreSQL writes an instant in UTC, which our sessions are in. Most of a row's values are
 * instants, so they are read digit by digit; any other form is left to the library.
 */
export function toInstant(text: string): Date {
  if (text.length < 22 || text.length > 26 || text[4] !== '-' || !text.endsWith('+00'))
    return new Date(withWholeOffset(text));
  const digits = (from: number, to: number): number => {
    let number = 0;
    for (let i = from; i < to; i += 1) number = number * 10 + text.charCodeAt(i) - ZERO;
    return number;
  };
  // Up to three digits of a second's fraction: what the columns hold.
  const end = text.length - 3;
  const fraction = end > 20 ? digits(20, end) * 10 ** (23 - end) : 0;
  return new Date(
    Date.UTC(digits(0, 4), digits(5, 7) - 1, digits(8, 10), digits(11, 13), digits(14, 16), digits(17, 19), fraction),
  );
}

const ZERO = 0x30;

/** Hours alone are an offset in whole hours. */
function withWholeOffset(text: string): string {
  const iso = text.replace(' ', 'T');
  return /[+-]\d\d$/.test(iso) ? `${iso}:00` : iso;
}

/** How a list of rows is ordered and cut. */
export interface RowsWanted {
  readonly conditions: readonly FilterQuery<object>[];
  readonly orderBy?: readonly Readonly<Record<string, string>>[];
  readonly limit?: number;
}

/**
 * The rows of an entity in the principal's scope; one statement, and none where there is no scope (docs/architecture.md
 * law 5).
 */
export async function findRows<T extends object>(
  context: RequestContext,
  entity: EntityClass<T>,
  { conditions, orderBy, limit }: RowsWanted,
): Promise<T[]> {
  const inScope = context.rowsInScope(entity as EntityClass);
  if (!inScope) return [];
  const em = await context.em();
  const query = em
    .createQueryBuilder(entity, 'row')
    .select('*')
    .where({ $and: [...conditions, ...inScope] } as never);
  if (orderBy) query.orderBy([...orderBy] as never);
  if (limit !== undefined) query.limit(limit);
  const { sql, params } = query.toQuery();
  return readRows(em, entity, await context.query<StoredRow>(sql, params));
}
