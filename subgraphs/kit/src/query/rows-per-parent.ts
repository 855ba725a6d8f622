import { raw, type FilterQuery } from '@mikro-orm/core';
import type { RequestContext } from '../context/request-context.js';
import { definitionOf, type EntityClass } from '../entity/entity-definition.js';
import { columnOf } from '../database/column-name.js';
import { all } from './page.js';
import { readRows } from './read-rows.js';

/** A bounded list below each parent. */
export interface RowsPerParent {
  readonly entity: EntityClass;
  /** property that holds the parent's key */
  readonly on: string;
  readonly conditions: readonly FilterQuery<object>[];
  readonly orderBy: readonly Readonly<Record<string, string>>[];
  readonly limit: number;
  /** names everything that the statement depends on, for batching */
  readonly name: string;
}

/**
 * The first rows below each of many parents: one statement for all of them, in which each parent reads only its own
 * `limit` rows from the index (LATERAL), however many rows there are.
 */
export function rowsPerParent(
  context: RequestContext,
  wanted: RowsPerParent,
  parent: string,
): Promise<readonly object[]> {
  const { entity, on, limit } = wanted;
  const loader = context.loader<string, readonly object[]>(`rows ${wanted.name}`, async (parents) => {
    const inScope = context.rowsInScope(entity);
    if (!inScope) return parents.map(() => []);
    const em = await context.em();
    const below = em
      .createQueryBuilder(entity, 'row')
      .select('*')
      .where(all([...inScope, ...wanted.conditions]) as never)
      .andWhere(`"row"."${columnOf(on)}" = "parent"."key"`)
      .orderBy([...wanted.orderBy] as never)
      .limit(limit)
      .toQuery();
    const found = await context.query<Record<string, unknown>>(
      `select "parent"."key" as "parent_key", "below".* from unnest(array[${parents.map(() => '?').join(', ')}]::text[]) as "parent"("key") cross join lateral (${below.sql}) as "below"`,
      [...parents, ...below.params],
    );
    const groups = new Map<string, object[]>(parents.map((key) => [key, []]));
    const rows = readRows(em, entity, found);
    found.forEach(({ parent_key: parentKey }, i) => groups.get(parentKey as string)?.push(rows[i] as object));
    return parents.map((key) => groups.get(key) ?? []);
  });
  return loader.load(parent);
}

/** How many rows lie below each of many parents; one grouped statement. */
export function countPerParent(context: RequestContext, wanted: RowsPerParent, parent: string): Promise<number> {
  const { entity, on } = wanted;
  const loader = context.loader<string, number>(`count ${wanted.name}`, async (parents) => {
    const inScope = context.rowsInScope(entity);
    if (!inScope) return parents.map(() => 0);
    const em = await context.em();
    const counted = em
      .createQueryBuilder(entity, 'row')
      .select([raw(`"row"."${columnOf(on)}" as "parent_key"`), raw('count(*)::int as "n"')] as never)
      .where(all([...inScope, ...wanted.conditions, { [on]: { $in: [...parents] } } as FilterQuery<object>]) as never)
      .toQuery();
    const found = await context.query<{ parent_key: string; n: number }>(`${counted.sql} group by 1`, counted.params);
    const byParent = new Map(found.map((row) => [row.parent_key, row.n]));
    return parents.map((key) => byParent.get(key) ?? 0);
  });
  return loader.load(parent);
}

/** A bounded list of the rows whose property holds a value, by key; one statement per batch. */
export function rowsBelow(
  context: RequestContext,
  entity: EntityClass,
  on: string,
  limit: number,
  value: string,
): Promise<readonly object[]> {
  const { name, key } = definitionOf(entity);
  return rowsPerParent(
    context,
    { entity, on, conditions: [], orderBy: [{ [key]: 'asc' }], limit, name: `${name} by ${on}` },
    value,
  );
}
