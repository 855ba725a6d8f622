import { registerEnumType } from 'type-graphql';
import { chineseTerm } from '../entity/description.js';
import type { DataPolicy } from '@shiyu/protocol';
import type { AttributeType, EntityDefinition } from '../entity/entity-definition.js';

/** A sort order: one attribute, then the key in the same direction, so that the order is total. */
export interface SortOrder {
  readonly name: string;
  readonly property: string;
  readonly direction: 'asc' | 'desc';
  readonly nullable: boolean;
  readonly type: AttributeType;
  /** right that sorting needs: that of the attribute, whose values the order and its cursors tell */
  readonly policy?: DataPolicy;
}

/** `RECEIVED_AT_DESC` for `receivedAt`. */
function orderName(property: string, direction: 'asc' | 'desc'): string {
  return `${property.replace(/[A-Z]/g, '_$&').toUpperCase()}_${direction.toUpperCase()}`;
}

/** The orders an entity declares, by name; the key ascending comes first and is the default. */
export function ordersOf(definition: EntityDefinition): ReadonlyMap<string, SortOrder> {
  const sortable = [
    { name: definition.key, nullable: false, type: 'text' as const, policy: definition.policy },
    ...definition.attributes.filter(({ sort }) => sort),
  ];
  const orders = sortable.flatMap(({ name, nullable, type, policy = definition.policy }) =>
    (['asc', 'desc'] as const).map((direction): SortOrder => ({
      name: orderName(name, direction),
      property: name,
      direction,
      nullable,
      type,
      ...(policy ? { policy } : {}),
    })),
  );
  return new Map(orders.map((order) => [order.name, order]));
}

/** The GraphQL enum of an entity's orders. */
export function orderEnumOf(definition: EntityDefinition, orders: ReadonlyMap<string, SortOrder>): object {
  const values = Object.fromEntries([...orders.keys()].map((name) => [name, name]));
  const described = [...orders.values()].map((order) => [order.name, { description: describe(definition, order) }]);
  registerEnumType(values, {
    name: `${definition.name}Order`,
    description: `Sort orders of ${definition.name}. 排序`,
    valuesConfig: Object.fromEntries(described),
  });
  return values;
}

function describe({ attributes }: EntityDefinition, { property, direction }: SortOrder): string {
  const attribute = attributes.find(({ name }) => name === property);
  const term = attribute ? chineseTerm(attribute.description) : '编号';
  return direction === 'asc'
    ? `By \`${property}\`, ascending. 按${term}升序`
    : `By \`${property}\`, descending. 按${term}降序`;
}
