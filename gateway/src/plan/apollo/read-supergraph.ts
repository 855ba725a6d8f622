import { Supergraph } from '@apollo/federation-internals';
import { parse, type GraphQLSchema } from 'graphql';
import { GatewayError } from '../../errors.js';
import type { InterfaceObjects } from '../join-spec/interface-objects.js';
import { readJoinFields } from '../join-spec/join-fields.js';
import { readOverrides, type Overrides } from '../join-spec/overrides.js';
import { readRequiredPaths, type RequiredPaths } from '../join-spec/required-paths.js';
import type { Planner } from '../planner.js';
import { createApolloPlanner } from './create-apollo-planner.js';
import { withOneOf } from './supergraph-rewrite/built-in-directives.js';
import { withExecutableDirectives } from './supergraph-rewrite/executable-directives.js';
import { rewriteSupergraph } from './supergraph-rewrite/rewrite-supergraph.js';
import { SUPPORTED_FEATURES, unenforcedFeatures } from './supported-features.js';

/** A supergraph as Apollo's libraries read it, in types of graphql-js and our own. */
export interface ReadSupergraph {
  /** as it came, with the definitions that may be left out and that Apollo's libraries want */
  readonly sdl: string;
  /** what clients see */
  readonly apiSchema: GraphQLSchema;
  /** all of it, hidden elements and directives included */
  readonly composedSchema: GraphQLSchema;
  /** subgraph name → routing URL */
  readonly subgraphs: ReadonlyMap<string, string>;
  readonly interfaceObjects: InterfaceObjects;
  readonly overrides: Overrides;
  readonly joinFields: ReadonlySet<string>;
  readonly requiredPaths: RequiredPaths;
  /** runs once it is called */
  readonly startPlanner: () => Planner;
}

/**
 * Reads any composed Federation supergraph, version 1 or 2. Throws what Apollo's libraries say of one that is not valid, and
 * SUPERGRAPH_INVALID where it relies on a feature that is not enforced here.
 */
export function readSupergraph(source: string): ReadSupergraph {
  const document = parse(source, { noLocation: true });
  const unenforced = unenforcedFeatures(document);
  if (unenforced.length > 0) {
    const detail = `The supergraph cannot be used: it restricts access by ${unenforced.join(', ')}, which is not enforced here. Compose it without these directives, or guard these fields by @data.`;
    throw new GatewayError('SUPERGRAPH_INVALID', { detail });
  }
  const sdl = withOneOf(source, document);
  const federation = build(sdl);
  const rewritten = rewriteSupergraph(sdl, canBeRead);
  const apiSchema = withExecutableDirectives(federation.apiSchema().toGraphQLJSSchema(), rewritten.document);
  return {
    sdl,
    apiSchema,
    composedSchema: federation.schema.toGraphQLJSSchema(),
    subgraphs: new Map([...federation.subgraphsMetadata()].map(({ name, url }) => [name, url])),
    interfaceObjects: rewritten.interfaceObjects,
    overrides: readOverrides(document),
    joinFields: readJoinFields(rewritten.document),
    requiredPaths: readRequiredPaths(rewritten.document),
    startPlanner: () => createApolloPlanner(rewritten, apiSchema),
  };
}

const build = (sdl: string): Supergraph => Supergraph.build(sdl, { supportedFeatures: new Set(SUPPORTED_FEATURES) });

/** Whether the planner finds valid subgraphs in a supergraph. */
function canBeRead(sdl: string): boolean {
  try {
    build(sdl).subgraphs();
    return true;
  } catch {
    return false;
  }
}
