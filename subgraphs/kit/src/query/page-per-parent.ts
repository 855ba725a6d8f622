import type { RequestContext } from '../context/request-context.js';
import type { EntityDefinition, RelationDefinition } from '../entity/entity-definition.js';
import { afterCursor, orderBy } from './cursor.js';
import { filterCondition } from './filter-input.js';
import { checkPageSize, pageOf, type Page, type PageArguments } from './page.js';
import { countPerParent, rowsPerParent } from './rows-per-parent.js';

/** A paged list below each of many parents. */
export interface NestedPage {
  readonly parent: EntityDefinition;
  readonly relation: RelationDefinition;
  readonly target: EntityDefinition;
  readonly page: PageArguments;
}

/** The page below one parent; all parents of a request that ask the same share one statement (and one for the counts). */
export async function findPagePerParent(context: RequestContext, nested: NestedPage, parentKey: string): Promise<Page> {
  const { parent, relation, target, page } = nested;
  checkPageSize(page.first);
  const { key, entity } = target;
  const filters = filterCondition(target, page.filter, context.asOf, context.ruleBook);
  const when = relation.when ? [relation.when as never] : [];
  const conditions = [...when, ...filters];
  const name = JSON.stringify([parent.name, relation.name, page.filter, page.order.name, page.first, page.after]);
  const wanted = { entity, on: relation.on as string, orderBy: orderBy(page.order, key), limit: page.first + 1, name };
  const after = page.after ? [afterCursor(page.order, key, page.after)] : [];
  const rows = await rowsPerParent(context, { ...wanted, conditions: [...conditions, ...after] }, parentKey);
  return pageOf(rows, key, page, () => countPerParent(context, { ...wanted, conditions }, parentKey));
}
