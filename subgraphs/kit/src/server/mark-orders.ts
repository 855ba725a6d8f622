import { isEnumType, Kind, parse, type EnumValueDefinitionNode, type GraphQLSchema } from 'graphql';
import { dataDirective } from '../access/data-directive.js';
import type { EntityDefinition } from '../entity/entity-definition.js';
import { ordersOf } from '../query/order.js';

/**
 * Puts `@data` on the values of each entity's order enum. type-graphql has directives for everything but enum values, so
 * they are put where the printer of the SDL looks for them: on the syntax node of the value.
 */
export function markOrders(schema: GraphQLSchema, definitions: readonly EntityDefinition[]): void {
  for (const definition of definitions) {
    const type = schema.getType(`${definition.name}Order`);
    if (!isEnumType(type)) continue;
    for (const { name, policy } of ordersOf(definition).values()) {
      const value = type.getValue(name);
      if (value && policy) value.astNode = valueNode(`${name} ${dataDirective(policy)}`);
    }
  }
}

function valueNode(sdl: string): EnumValueDefinitionNode {
  const [definition] = parse(`enum Order { ${sdl} }`).definitions;
  const node = definition?.kind === Kind.ENUM_TYPE_DEFINITION ? definition.values?.[0] : undefined;
  if (!node) throw new Error(`${sdl} is not an enum value.`);
  return node;
}
