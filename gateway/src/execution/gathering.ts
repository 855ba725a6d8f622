import type { GraphQLFormattedError } from 'graphql';
import type { ExecuteRequest } from '../engine.js';
import type { Supergraph } from '../supergraph.js';
import type { FailedFetches } from './failed-fetches.js';
import type { JsonObject } from './json-object.js';

/** What one execution gathers; lives as long as its request. */
export interface Gathering {
  readonly supergraph: Supergraph;
  readonly request: ExecuteRequest;
  readonly data: JsonObject;
  /** errors that subgraphs reported, at the client's paths */
  readonly errors: GraphQLFormattedError[];
  readonly failed: FailedFetches;
}
