import { createHash } from 'node:crypto';
import {
  assertValidSchema,
  buildSchema,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Coordinate } from './authorization/coordinate.js';
import type { DataPolicy } from '@shiyu/protocol';
import { readPolicies } from './authorization/read-policies.js';
import { readUngoverned } from './authorization/read-ungoverned.js';
import { GatewayError } from './errors.js';
import { readSupergraph } from './plan/apollo/read-supergraph.js';
import type { InterfaceObjects } from './plan/join-spec/interface-objects.js';
import type { RequiredPaths } from './plan/join-spec/required-paths.js';
import type { Overrides } from './plan/join-spec/overrides.js';
import type { Planner } from './plan/planner.js';

/** A composed supergraph, ready to plan against. Immutable: a reload makes another one. */
export interface Supergraph {
  /** SHA-256 of the SDL, hexadecimal */
  readonly id: string;
  /** as it was read */
  readonly source: string;
  /** the same, with the definitions of built-in directives that it left out */
  readonly sdl: string;
  /** what clients see */
  readonly apiSchema: GraphQLSchema;
  /** all of it, hidden elements included */
  readonly composedSchema: GraphQLSchema;
  /** subgraph name → routing URL */
  readonly subgraphs: ReadonlyMap<string, string>;
  readonly policies: ReadonlyMap<Coordinate, DataPolicy>;
  /** fields that nobody said who may read: closed where access is on */
  readonly ungoverned: ReadonlySet<Coordinate>;
  readonly requiredPaths: RequiredPaths;
  readonly planner: Planner;
  /** by enum: the values that clients may not see (`@inaccessible`), which are answered as if they were not there */
  readonly hiddenEnumValues: ReadonlyMap<string, ReadonlySet<string>>;
  readonly interfaceObjects: InterfaceObjects;
  readonly overrides: Overrides;
  /** names of all fields that joins read: keys, `@requires`, `@fromContext` */
  readonly joinFields: ReadonlySet<string>;
  /** the object types that a type condition of this name matches, hidden ones included, and the name itself */
  readonly possibleTypes: (typeName: string) => ReadonlySet<string>;
  /** whether it is an object type: an interface object's `__typename` names an interface until it is resolved */
  readonly isObjectType: (typeName: string) => boolean;
}

/** Reads any composed Federation supergraph, version 1 or 2. Raises SUPERGRAPH_INVALID with the reason. */
export function createSupergraph(source: string): Supergraph {
  try {
    const {
      sdl,
      apiSchema,
      composedSchema,
      subgraphs,
      interfaceObjects,
      overrides,
      joinFields,
      requiredPaths,
      startPlanner,
    } = readSupergraph(source);
    const policies = readPolicies(composedSchema);
    return Object.freeze({
      id: createHash('sha256').update(source).digest('hex'),
      source,
      sdl,
      apiSchema,
      composedSchema,
      subgraphs,
      policies,
      ungoverned: readUngoverned(composedSchema, policies),
      requiredPaths,
      planner: startPlanner(),
      hiddenEnumValues: hiddenEnumValues(apiSchema, composedSchema),
      interfaceObjects,
      overrides,
      joinFields,
      possibleTypes: possibleTypesOf(composedSchema),
      isObjectType: (typeName: string) => isObjectType(composedSchema.getType(typeName)),
    });
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    const detail = `The supergraph cannot be used: ${reasonOf(cause, source)}`;
    throw new GatewayError('SUPERGRAPH_INVALID', { detail, cause });
  }
}

/** What is wrong with a supergraph. A reader that stumbles over it says nothing of the cause: then graphql-js is asked. */
function reasonOf(cause: unknown, source: string): string {
  if (cause instanceof GraphQLError) return cause.message;
  try {
    assertValidSchema(buildSchema(source));
  } catch (found) {
    return (found as Error).message;
  }
  return `it is not composed as federation wants it (${(cause as Error).name}). Compose it again.`;
}

function hiddenEnumValues(apiSchema: GraphQLSchema, composed: GraphQLSchema): Supergraph['hiddenEnumValues'] {
  const hidden = new Map<string, ReadonlySet<string>>();
  for (const type of Object.values(apiSchema.getTypeMap())) {
    const whole = composed.getType(type.name);
    if (!isEnumType(type) || !isEnumType(whole)) continue;
    const names = whole.getValues().flatMap(({ name }) => (type.getValue(name) ? [] : [name]));
    if (names.length > 0) hidden.set(type.name, new Set(names));
  }
  return hidden;
}

function possibleTypesOf(schema: GraphQLSchema): Supergraph['possibleTypes'] {
  const known = new Map<string, ReadonlySet<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type))
      known.set(type.name, new Set([type.name, ...schema.getPossibleTypes(type).map(({ name }) => name)]));
  }
  // Everything else matches itself alone; names that are asked for come from documents, so they are not remembered.
  return (typeName) => known.get(typeName) ?? new Set([typeName]);
}
