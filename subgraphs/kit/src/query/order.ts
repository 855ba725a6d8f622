import { registerEnumType } from 'type-graphql';
import type { EntityDefinition } from '../entity/entity-definition.js';

/** A sort order: one attribute, then the key in the same direction, so that the order is total. */
export interface SortOrder {
  readonly name: string;
  readonly property: string;
  readonly direction: 'asc' | 'desc';
  readonly nullable: boolean;
  readonly instant: boolean;
}

/** `RECEIVED_AT_DESC` for `receivedAt`. */
function orderName(property: string, direction: 'asc' | 'desc'): string {
  return `${property.replace(/[A-Z]/g, '_$&').toUpperCase()}_${direction.toUpperCase()}`;
}

/** The orders an entity declares, by name; the key ascending comes first and is the default. */
export function ordersOf(definition: EntityDefinition): ReadonlyMap<string, SortOrder> {
  const sortable = [
    { name: definition.key, nullable: false, type: 'text' },
    ...definition.attributes.filter(({ sort }) => sort),
  ];
  const orders = sortable.flatMap(({ name, nullable, type }) =>
    (['asc', 'desc'] as const).map((direction): SortOrder => ({
      name: orderName(name, direction),
      property: name,
      direction,
      nullable,
      instant: type === 'instant',
    })),
  );
  return new Map(orders.map((order) => [order.name, order]));
}

/** The GraphQL enum of an entity's orders. */
export function orderEnumOf(definition: EntityDefinition, orders: ReadonlyMap<string, SortOrder>): object {
  const values = Object.fromEntries([...orders.keys()].map((name) => [name, name]));
  registerEnumType(values, { name: `${definition.name}Order`, description: `Sort orders of ${definition.name}. 排序` });
  return values;
}
