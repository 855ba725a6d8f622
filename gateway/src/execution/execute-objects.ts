import type { ExecuteRequest, ExecutionResult } from '../engine.js';
import type { PreparedOperation } from '../plan/prepare-operation.js';
import type { ResultShape } from '../plan/result-shape.js';
import { completeResult } from './complete-result.js';
import { FailedFetches } from './failed-fetches.js';
import type { Gathering } from './gathering.js';
import { PendingObjects } from './pending-objects.js';
import { ReportedErrors } from './reported-errors.js';
import { runFetch } from './run-fetch.js';
import { runInOrder } from './run-in-order.js';
import type { SubgraphRequests } from './subgraph-requests.js';
import { writeAnswer } from './write-answer.js';

/**
 * Executes a plan by way of objects: answers are parsed, joined and completed. Knows every case. What a subgraph does never
 * rejects: it becomes errors at the right paths and nulls where the specification puts them.
 */
export async function executeObjects(
  { plan, supergraph }: PreparedOperation,
  shape: ResultShape,
  request: ExecuteRequest,
  requests: SubgraphRequests,
): Promise<ExecutionResult> {
  const gathering: Gathering = {
    supergraph,
    request,
    requests,
    data: {},
    reported: new ReportedErrors(),
    failed: new FailedFetches(),
    pending: new PendingObjects(),
    sharing: plan.fetches.every(({ parts }) => parts.every(({ contextArguments }) => contextArguments.length === 0)),
  };
  await runInOrder(plan.fetches, (fetch) => runFetch(gathering, fetch));
  // Where nothing went wrong, the answer is written straight from the data.
  const clean = gathering.failed.isEmpty && gathering.reported.isEmpty;
  const written = clean ? writeAnswer(supergraph.apiSchema, shape, gathering.data) : undefined;
  const { json, errors } =
    written === undefined
      ? completeResult(supergraph.apiSchema, shape, gathering)
      : { json: written, errors: undefined };
  return { response: `{"data":${json}}`, ...(errors ? { errors } : {}) };
}
