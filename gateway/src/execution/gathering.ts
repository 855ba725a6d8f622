import type { ExecuteRequest } from '../engine.js';
import type { Supergraph } from '../supergraph.js';
import type { FailedFetches } from './failed-fetches.js';
import type { JsonObject } from './json-object.js';
import type { PendingObjects } from './pending-objects.js';
import type { ReportedErrors } from './reported-errors.js';
import type { SubgraphRequests } from './subgraph-requests.js';

/** What one execution gathers; lives as long as its request. */
export interface Gathering {
  readonly supergraph: Supergraph;
  readonly request: ExecuteRequest;
  readonly requests: SubgraphRequests;
  /** objects of equal key may be one object that several places hold */
  readonly data: JsonObject;
  /** errors that subgraphs reported, by the objects they belong to */
  readonly reported: ReportedErrors;
  readonly failed: FailedFetches;
  /** objects that fetches under way will fill */
  readonly pending: PendingObjects;
  /** whether places may share objects: not where `@fromContext` gives one entity different values at different places */
  readonly sharing: boolean;
}
