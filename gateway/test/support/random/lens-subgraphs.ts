import { parse } from 'graphql';
import type { SubgraphFixture } from '../start-subgraph.js';
import { NICK, type ModelSchema, type SchemaField, type SchemaLens } from './model-schema.js';
import { COMMON, LINK, resolved } from './field-sdl.js';
import { ownResolvers } from './own-resolvers.js';
import { computed, fieldValue, type Row } from './model-values.js';

/** The fields that interface objects give to the interface and to all its types, each once. */
export function lensFields({ lenses }: ModelSchema): readonly SchemaField[] {
  return [...new Map(lenses.flatMap(({ fields }) => fields.map((field) => [field.name, field] as const))).values()];
}

export const lensRoots = ({ lenses }: ModelSchema): readonly SchemaField[] => lenses.flatMap(({ roots }) => roots);

/** Subgraphs to which an interface of the others is an object type: all they know of a being is its id. */
export function lensSubgraphs(schema: ModelSchema): readonly SubgraphFixture[] {
  return schema.lenses.map((lens, index) => ({
    name: `lens${index}`,
    typeDefs: parse(lensSdl(lens)),
    resolvers: {
      Being: {
        __resolveReference: (reference: { readonly id: string }) => beingOf(reference.id, reference),
        id: (being: Row) => `${entityOf(being)}-${being.row}`,
        ...lensResolvers(schema, lens.fields),
      },
      ...(lens.roots.length > 0 ? { Query: ownResolvers(schema, 'Query', lens.roots) } : {}),
    },
  }));
}

function lensSdl({ fields, roots }: SchemaLens): string {
  const external = fields.some(({ requires }) => requires) ? 'nick: String @external' : '';
  const being = `type Being @interfaceObject @key(fields: "id") { id: ID! ${external} ${fields.map(resolved).join(' ')} }`;
  return [LINK, COMMON, being, roots.length > 0 ? `type Query { ${roots.map(resolved).join(' ')} }` : ''].join('\n');
}

/** `E1-0` is row 0 of E1, which such a subgraph knows as a Being: `@apollo/subgraph` sets `__typename` to that. */
function beingOf(id: string, reference: object): Row {
  const [entity = '', row = '0'] = id.split('-');
  return { __typename: 'Being', entity, row: Number(row), reference: reference as Readonly<Record<string, unknown>> };
}

const entityOf = ({ entity, __typename }: Row): string => entity ?? __typename;

/** Resolvers that know a being by its own type and row, in the merged schema as in a subgraph. */
export function lensResolvers(
  schema: ModelSchema,
  fields: readonly SchemaField[],
): Record<string, (parent: Row, given: object) => unknown> {
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      (parent: Row, given: object): unknown => {
        const of = entityOf(parent);
        if (field.kind !== 'computed') return fieldValue(schema, field, of, parent.row, given);
        const value = fieldValue(schema, { ...field, requires: NICK }, of, parent.row, given);
        const told = parent.reference && Object.hasOwn(parent.reference, 'nick');
        return told && value !== null ? computed(NICK, parent.reference?.['nick']) : value;
      },
    ]),
  );
}
