import type { ModelSchema, SchemaField } from './model-schema.js';
import { computed, fieldValue, type Row } from './model-values.js';

export type Resolver = (parent: Row, given: object) => unknown;

/** Resolvers of fields as the subgraph that has them answers them. */
export function ownResolvers(
  schema: ModelSchema,
  of: string,
  fields: readonly SchemaField[],
): Record<string, Resolver> {
  return Object.fromEntries(
    fields.map((field): [string, Resolver] => [
      field.name,
      (parent, given) => {
        const { requires } = field;
        const told = requires && parent?.reference && Object.hasOwn(parent.reference, requires.name);
        const value = fieldValue(schema, field, of, parent?.row ?? 0, given);
        // What it requires comes from the other subgraph, by way of the gateway; whether it fails is its own affair.
        return told && value !== null ? computed(requires, parent.reference?.[requires.name]) : value;
      },
    ]),
  );
}
