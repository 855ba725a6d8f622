import type { EntityDefinition } from '../entity/entity-definition.js';
import { connectionTypeOf } from './connection-type.js';
import { filterInputOf } from './filter-input.js';
import { orderEnumOf, ordersOf, type SortOrder } from './order.js';

/** The GraphQL types of an entity's lists, at the root and below other entities. */
export interface ListShape {
  readonly connection: new () => object;
  readonly filterInput: new () => object;
  readonly orderEnum: object;
  /** the order of an `orderBy` argument; by key when absent */
  readonly orderOf: (orderBy: string | null | undefined) => SortOrder;
}

const shapes = new Map<object, ListShape>();

/** The list types of an entity, made once. */
export function listShapeOf(definition: EntityDefinition): ListShape {
  const existing = shapes.get(definition.entity);
  if (existing) return existing;
  const orders = ordersOf(definition);
  const [byKey] = orders.values();
  const shape: ListShape = {
    connection: connectionTypeOf(definition),
    filterInput: filterInputOf(definition),
    orderEnum: orderEnumOf(definition, orders),
    orderOf: (orderBy) => orders.get(orderBy ?? '') ?? (byKey as SortOrder),
  };
  shapes.set(definition.entity, shape);
  return shape;
}
