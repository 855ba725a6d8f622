import { isAbstractType, TypeInfo, visit, visitWithTypeInfo, getOperationAST } from 'graphql';
import type { Coordinate, Operation } from '../engine.js';
import type { Supergraph } from '../supergraph.js';
import { inlineSpreads } from './inline-spreads.js';

/** Protected coordinates of an operation, each with the response paths at which it is selected. */
export type ProtectedCoordinates = ReadonlyMap<Coordinate, readonly string[]>;

const found = new WeakMap<Operation, ProtectedCoordinates>();

/** They belong to the operation and the supergraph that it was loaded for, and are found once. */
export function protectedCoordinatesOf(supergraph: Supergraph, operation: Operation): ProtectedCoordinates {
  const known = found.get(operation) ?? protectedCoordinates(supergraph, operation);
  found.set(operation, known);
  return known;
}

/**
 * Finds them through aliases and fragments. A field of an abstract type counts for every object type it may stand for.
 * Knows no principal, so it is found once per operation.
 */
export function protectedCoordinates({ apiSchema, policies }: Supergraph, operation: Operation): ProtectedCoordinates {
  const pathsOf = new Map<Coordinate, Set<string>>();
  const definition = getOperationAST(operation.document, operation.operationName);
  if (!definition) return new Map();
  const flat = inlineSpreads(operation.document, definition as never);
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
            if (!policies.has(coordinate)) continue;
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
