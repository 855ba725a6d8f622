import {
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { Coordinate } from '../authorization/coordinate.js';
import type { Supergraph } from '../supergraph.js';
import { inlineSpreads } from './inline-spreads.js';

/** Protected coordinates of an operation, each with the response paths at which it is selected. */
export type ProtectedCoordinates = ReadonlyMap<Coordinate, readonly string[]>;

/**
 * Finds them through aliases and fragments. A field of an abstract type counts for every object type it may stand for.
 * Knows no principal.
 */
export function readProtectedCoordinates(
  { apiSchema, policies, ungoverned }: Pick<Supergraph, 'apiSchema' | 'policies' | 'ungoverned'>,
  document: DocumentNode,
  definition: OperationDefinitionNode,
): ProtectedCoordinates {
  const pathsOf = new Map<Coordinate, Set<string>>();
  const flat = inlineSpreads(document, definition);
  const typeInfo = new TypeInfo(apiSchema);
  const path: string[] = [];
  visit(
    flat as never,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(field) {
          path.push(field.alias?.value ?? field.name.value);
          const parent = typeInfo.getParentType();
          if (!parent) return;
          const owners = isAbstractType(parent) ? [parent, ...apiSchema.getPossibleTypes(parent)] : [parent];
          for (const { name } of owners) {
            const coordinate = `${name}.${field.name.value}`;
            if (!policies.has(coordinate) && !ungoverned.has(coordinate)) continue;
            const paths = pathsOf.get(coordinate) ?? new Set();
            pathsOf.set(coordinate, paths.add(path.join('.')));
          }
        },
        leave: () => void path.pop(),
      },
    }),
  );
  return new Map(
    [...pathsOf].sort(([a], [b]) => a.localeCompare(b)).map(([coordinate, paths]) => [coordinate, [...paths]]),
  );
}
