import type { ExecuteRequest, ExecutionResult } from '../engine.js';
import type { PreparedOperation } from '../plan/prepare-operation.js';
import { executeColumnar } from './columnar/execute-columnar.js';
import { executeObjects } from './execute-objects.js';
import { SubgraphRequests } from './subgraph-requests.js';

/**
 * Runs the plan, gathering data from the subgraphs, then makes the answer in the shape of the client's own operation: as
 * tables of the received bytes, and where anything is unusual, by way of objects (ADR 0009), from the same answers. Rejects
 * with the signal's reason when the caller gave up; a signal that is a timeout leaves a partial answer.
 */
export async function execute(
  prepared: PreparedOperation,
  request: ExecuteRequest,
  way: 'tables first' | 'objects' = 'tables first',
): Promise<ExecutionResult> {
  const { shape } = prepared;
  if (!shape) return { response: '{"data":{}}' };
  const requests = new SubgraphRequests(request);
  const response = way === 'objects' ? undefined : await executeColumnar(prepared, shape, request, requests);
  const result = response ? { response } : await executeObjects(prepared, shape, request, requests);
  if (request.signal.aborted && !isTimeout(request.signal)) throw request.signal.reason;
  return result;
}

function isTimeout({ reason }: AbortSignal): boolean {
  return (reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
}
