import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph as FederationSupergraph } from '@apollo/federation-internals';
import { createHash } from 'node:crypto';
import type { DataPolicy } from '@shiyu/protocol';
import { isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';
import { readPolicies } from './authorization/read-policies.js';
import type { Coordinate } from './engine.js';
import { GatewayError } from './errors.js';
import { noteHiddenValues } from './execution/hidden-values.js';
import { readJoinFields } from './plan/join-fields.js';
import { createPlanner, type Planner } from './plan/plan-operation.js';
import { withExecutableDirectives } from './plan/preparation/executable-directives.js';
import { prepareSupergraph } from './plan/preparation/prepare-supergraph.js';

/** A composed supergraph, ready to plan against. Immutable: a reload makes another one. */
export interface Supergraph {
  /** SHA-256 of the SDL, hexadecimal */
  readonly id: string;
  readonly sdl: string;
  /** what clients see */
  readonly apiSchema: GraphQLSchema;
  /** subgraph name → routing URL */
  readonly subgraphs: ReadonlyMap<string, string>;
  readonly policies: ReadonlyMap<Coordinate, DataPolicy>;
  readonly planner: Planner;
  /** names of all fields that joins read: keys, `@requires`, `@fromContext` */
  readonly joinFields: ReadonlySet<string>;
  /** the object types that a type condition of this name matches, hidden ones included, and the name itself */
  readonly possibleTypes: (typeName: string) => ReadonlySet<string>;
  /** whether it is an object type: an interface object's `__typename` names an interface until it is resolved */
  readonly isObjectType: (typeName: string) => boolean;
}

/** Reads any composed Federation supergraph, version 1 or 2. Raises SUPERGRAPH_INVALID with the reason. */
export function createSupergraph(sdl: string): Supergraph {
  try {
    const federation = FederationSupergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
    const internal = federation.schema.toGraphQLJSSchema();
    const prepared = prepareSupergraph(sdl, canBeRead);
    const apiSchema = withExecutableDirectives(federation.apiSchema().toGraphQLJSSchema(), prepared.document);
    noteHiddenValues(apiSchema, internal);
    return Object.freeze({
      id: createHash('sha256').update(sdl).digest('hex'),
      sdl,
      apiSchema,
      subgraphs: new Map([...federation.subgraphsMetadata()].map(({ name, url }) => [name, url])),
      policies: readPolicies(internal),
      planner: createPlanner(prepared),
      joinFields: readJoinFields(prepared.document),
      possibleTypes: possibleTypesOf(internal),
      isObjectType: (typeName: string) => isObjectType(internal.getType(typeName)),
    });
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    const detail = `The supergraph cannot be used: ${(cause as Error).message}`;
    throw new GatewayError('SUPERGRAPH_INVALID', { detail, cause });
  }
}

/** Whether the planner finds valid subgraphs in a supergraph. */
function canBeRead(sdl: string): boolean {
  try {
    FederationSupergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }).subgraphs();
    return true;
  } catch {
    return false;
  }
}

function possibleTypesOf(schema: GraphQLSchema): (typeName: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type))
      known.set(type.name, new Set([type.name, ...schema.getPossibleTypes(type).map(({ name }) => name)]));
  }
  // Everything else matches itself alone; names that are asked for come from documents, so they are not remembered.
  return (typeName) => known.get(typeName) ?? new Set([typeName]);
}
