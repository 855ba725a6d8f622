import type { ExecutionRequest } from '../execution-request.js';
import type { Supergraph } from '../../supergraph.js';
import type { FailedFetches } from './failed-fetches.js';
import type { JsonObject } from '../json-object.js';
import type { PendingObjects } from './pending-objects.js';
import type { ReportedErrors } from './reported-errors.js';
import type { SubgraphRequests } from '../transport/subgraph-requests.js';

/** What one execution gathers; lives as long as its request. */
export interface ObjectsExecution {
  readonly supergraph: Supergraph;
  readonly request: ExecutionRequest;
  readonly requests: SubgraphRequests;
  /** objects of equal key may be one object that several places hold */
  readonly data: JsonObject;
  /** errors that subgraphs reported, by the objects they belong to */
  readonly reported: ReportedErrors;
  readonly failed: FailedFetches;
  /** objects that fetches under way will fill */
  readonly pending: PendingObjects;
  /** whether places may share objects: not where `@fromContext` gives one entity different values at different places */
  readonly unifiesEntities: boolean;
}
