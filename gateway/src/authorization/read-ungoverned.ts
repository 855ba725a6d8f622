import type { DataPolicy } from '@shiyu/protocol';
import { isIntrospectionType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Coordinate } from './coordinate.js';
import { governanceDirective } from './governance-directive.js';

/**
 * The fields of object types that have no access item, and whose type is not declared structural: nobody has said who may
 * read them, so nobody may (docs/contracts.md §4). A field of an interface is governed by those of the types behind it;
 * input fields and enum values look at nothing by themselves.
 */
export function readUngoverned(
  schema: GraphQLSchema,
  policies: ReadonlyMap<Coordinate, DataPolicy>,
): ReadonlySet<Coordinate> {
  const structural = governanceDirective(schema, 'structural');
  return new Set(
    Object.values(schema.getTypeMap()).flatMap((type) => {
      if (!isObjectType(type) || isIntrospectionType(type)) return [];
      const nodes = [type.astNode, ...type.extensionASTNodes];
      if (nodes.some((node) => node?.directives?.some(({ name }) => name.value === structural))) return [];
      return Object.keys(type.getFields())
        .map((field) => `${type.name}.${field}`)
        .filter((coordinate) => !policies.has(coordinate));
    }),
  );
}
