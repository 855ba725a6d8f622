import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import type { InterfaceObjects } from '../join-spec/interface-objects.js';
import type { Planner } from '../planner.js';
import { createApolloPlanner } from './create-apollo-planner.js';
import { withExecutableDirectives } from './supergraph-rewrite/executable-directives.js';
import { readJoinFields } from '../join-spec/join-fields.js';
import { rewriteSupergraph } from './supergraph-rewrite/rewrite-supergraph.js';

/** A supergraph as Apollo's libraries read it, in types of graphql-js and our own. */
export interface ReadSupergraph {
  /** what clients see */
  readonly apiSchema: GraphQLSchema;
  /** all of it, hidden elements and directives included */
  readonly composedSchema: GraphQLSchema;
  /** subgraph name → routing URL */
  readonly subgraphs: ReadonlyMap<string, string>;
  readonly interfaceObjects: InterfaceObjects;
  readonly joinFields: ReadonlySet<string>;
  /** runs once it is called */
  readonly startPlanner: () => Planner;
}

/** Reads any composed Federation supergraph, version 1 or 2. Throws what Apollo's libraries say of one that is not valid. */
export function readSupergraph(sdl: string): ReadSupergraph {
  const federation = build(sdl);
  const rewritten = rewriteSupergraph(sdl, canBeRead);
  const apiSchema = withExecutableDirectives(federation.apiSchema().toGraphQLJSSchema(), rewritten.document);
  return {
    apiSchema,
    composedSchema: federation.schema.toGraphQLJSSchema(),
    subgraphs: new Map([...federation.subgraphsMetadata()].map(({ name, url }) => [name, url])),
    interfaceObjects: rewritten.interfaceObjects,
    joinFields: readJoinFields(rewritten.document),
    startPlanner: () => createApolloPlanner(rewritten, apiSchema),
  };
}

const build = (sdl: string): Supergraph =>
  Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });

/** Whether the planner finds valid subgraphs in a supergraph. */
function canBeRead(sdl: string): boolean {
  try {
    build(sdl).subgraphs();
    return true;
  } catch {
    return false;
  }
}
