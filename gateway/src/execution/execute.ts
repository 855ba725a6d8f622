import type { ExecutionRequest } from './execution-request.js';
import type { ExecutionResult } from './execution-result.js';
import type { CompiledOperation } from '../plan/compiled-operation.js';
import { executeColumnar } from './columnar/execute-columnar.js';
import { executeObjects } from './objects/execute-objects.js';
import { SubgraphRequests } from './transport/subgraph-requests.js';

/** `columnar` falls back to objects where an answer is not as expected; `objects` never tries. */
type ExecutionStrategy = 'columnar' | 'objects';

/**
 * Runs the plan, gathering data from the subgraphs, then makes the answer in the shape of the client's own operation: as
 * tables of the received bytes, and where anything is out of the ordinary over objects (ADR 0009), from the same answers. Rejects
 * with the signal's reason when the caller gave up; a signal that is a timeout leaves a partial answer.
 */
export async function execute(
  compiled: CompiledOperation,
  given: ExecutionRequest,
  strategy: ExecutionStrategy = 'columnar',
): Promise<ExecutionResult> {
  const { shape, liftedNumbers } = compiled;
  if (!shape) return { response: '{"data":{}}' };
  const request = withVariables(given, liftedNumbers);
  const requests = new SubgraphRequests(request);
  const response = strategy === 'objects' ? undefined : await executeColumnar(compiled, shape, request, requests);
  const result = response ? { response } : await executeObjects(compiled, shape, request, requests);
  if (request.signal.aborted && !isTimeout(request.signal)) throw request.signal.reason;
  return result;
}

/** Number literals of the document travel as variables (plan/lift-numbers.ts). */
function withVariables(request: ExecutionRequest, lifted: Readonly<Record<string, unknown>>): ExecutionRequest {
  for (const _name in lifted) return { ...request, variables: { ...request.variables, ...lifted } };
  return request;
}

function isTimeout({ reason }: AbortSignal): boolean {
  return (reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
}
