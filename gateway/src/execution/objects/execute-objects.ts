import type { ExecutionRequest } from '../execution-request.js';
import type { ExecutionResult } from '../execution-result.js';
import type { CompiledOperation } from '../../plan/compiled-operation.js';
import type { ResultShape } from '../../plan/result-shape.js';
import { completeResult } from './complete-result.js';
import { FailedFetches } from './failed-fetches.js';
import type { ObjectsExecution } from './objects-execution.js';
import { introspectField } from './introspect-field.js';
import { PendingObjects } from './pending-objects.js';
import { ReportedErrors } from './reported-errors.js';
import { runFetch } from './run-fetch.js';
import { runByDependency } from '../run-by-dependency.js';
import type { SubgraphRequests } from '../transport/subgraph-requests.js';

/**
 * Executes a plan by the objects strategy: answers are parsed, joined and completed. Knows every case. What a subgraph does never
 * rejects: it becomes errors at the right paths and nulls where the specification puts them.
 */
export async function executeObjects(
  { plan, supergraph, operation, clientDocument: document }: CompiledOperation,
  shape: ResultShape,
  request: ExecutionRequest,
  requests: SubgraphRequests,
): Promise<ExecutionResult> {
  const execution: ObjectsExecution = {
    supergraph,
    request,
    requests,
    data: {},
    reported: new ReportedErrors(),
    failed: new FailedFetches(),
    pending: new PendingObjects(),
    unifiesEntities: plan.fetches.every(({ parts }) =>
      parts.every(({ contextArguments }) => contextArguments.length === 0),
    ),
  };
  await runByDependency(plan.fetches, (fetch) => runFetch(execution, fetch));
  const { variables } = request;
  const { operationName } = operation;
  const { json, errors } = completeResult(supergraph, shape, execution, (nodes) =>
    document ? introspectField({ schema: supergraph.apiSchema, document, operationName, variables }, nodes) : null,
  );
  return { response: `{"data":${json}}`, ...(errors ? { errors } : {}) };
}
