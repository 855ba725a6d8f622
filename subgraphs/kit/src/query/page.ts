import type { FilterQuery } from '@mikro-orm/core';
import type { RequestContext } from '../context/request-context.js';
import type { EntityDefinition } from '../entity/entity-definition.js';
import { SubgraphError } from '../errors.js';
import { afterCursor, encodeCursor, orderBy } from './cursor.js';
import { filterCondition } from './filter-input.js';
import type { SortOrder } from './order.js';
import { findRows } from './read-rows.js';

/** Arguments of every list field. */
export interface PageArguments {
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly order: SortOrder;
  readonly first: number;
  readonly after?: string | null;
}

/** A page as the resolvers see it; the count is asked for only when the query selects it. */
export interface Page {
  readonly nodes: readonly object[];
  readonly edges: readonly { readonly cursor: string; readonly node: object }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: () => Promise<number>;
}

export const LARGEST_PAGE = 200;

/** Raises BAD_USER_INPUT unless 1 ≤ first ≤ 200. */
export function checkPageSize(first: number): void {
  if (first < 1 || first > LARGEST_PAGE) {
    throw new SubgraphError(
      'BAD_USER_INPUT',
      `\`first\` takes 1 to ${LARGEST_PAGE}, not ${first}. Ask for the next page with \`after\`.`,
    );
  }
}

/** A page from one row more than it shows. */
export function pageOf(
  rows: readonly object[],
  key: string,
  { order, first }: PageArguments,
  totalCount: () => Promise<number>,
): Page {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes,
    // Most callers want the nodes, and a cursor only of the last.
    get edges() {
      return nodes.map((node) => ({ cursor: encodeCursor(order, key, node), node }));
    },
    pageInfo: { hasNextPage: rows.length > first, endCursor: last ? encodeCursor(order, key, last) : null },
    totalCount,
  };
}

/** One page of an entity: filter, row scope and cursor are one WHERE; one statement, and one more for the count. */
export async function findPage(
  context: RequestContext,
  definition: EntityDefinition,
  page: PageArguments,
): Promise<Page> {
  checkPageSize(page.first);
  const { entity, key } = definition;
  const conditions = filterCondition(definition, page.filter, context.asOf, context.ruleBook);
  const where = [...conditions, ...(page.after ? [afterCursor(page.order, key, page.after)] : [])];
  const wanted = { conditions: where, orderBy: orderBy(page.order, key), limit: page.first + 1 };
  const rows = await findRows(context, entity, wanted);
  return pageOf(rows, key, page, async () => (await context.em()).count(entity, all(conditions) as never));
}

/** All conditions together. */
export function all(conditions: readonly FilterQuery<object>[]): FilterQuery<object> {
  return conditions.length === 0 ? {} : ({ $and: conditions } as FilterQuery<object>);
}
