import type { FilterQuery } from '@mikro-orm/core';
import type { RequestContext } from '../context/request-context.js';
import { definitionOf, type EntityClass } from '../entity/entity-definition.js';
import { findRows } from './read-rows.js';

type Row = Readonly<Record<string, unknown>>;

/** The row with a key, or null when it does not exist or is out of scope; one statement per batch. */
export function loadByKey<T extends object>(
  context: RequestContext,
  entity: EntityClass<T>,
  key: string,
): Promise<T | null> {
  return loadBy(context, entity, definitionOf(entity as EntityClass).key, key);
}

/** The one row whose property has a value, by batch; `when` narrows to rows with further equalities. */
export function loadBy<T extends object>(
  context: RequestContext,
  entity: EntityClass<T>,
  property: string,
  value: string,
  when: Row = {},
): Promise<T | null> {
  const loader = context.loader<string, T | null>(
    `${entity.name}.${property} ${JSON.stringify(when)}`,
    async (values) => {
      const wanted = { ...when, [property]: { $in: [...values] } } as FilterQuery<object>;
      const rows = await findRows(context, entity, { conditions: [wanted] });
      const byValue = new Map(rows.map((row) => [(row as Row)[property], row as T]));
      return values.map((each) => byValue.get(each) ?? null);
    },
  );
  return loader.load(value);
}
