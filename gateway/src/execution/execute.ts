import type { ExecuteRequest, ExecutionResult } from '../engine.js';
import type { ExecutablePlan, FetchStep } from '../plan/executable-plan.js';
import type { PreparedOperation } from '../plan/prepare-operation.js';
import { completeResult } from './complete-result.js';
import { FailedFetches } from './failed-fetches.js';
import type { Gathering } from './gathering.js';
import { ReportedErrors } from './reported-errors.js';
import { runFetch } from './run-fetch.js';
import { writeAnswer } from './write-answer.js';

/**
 * Runs the plan, gathering data from the subgraphs, then makes the answer in the shape of the client's own operation. What
 * a subgraph does never rejects: it becomes errors at the right paths and nulls where the specification puts them. Rejects
 * with the signal's reason when the caller gave up; a signal that is a timeout leaves a partial answer.
 */
export async function execute(prepared: PreparedOperation, request: ExecuteRequest): Promise<ExecutionResult> {
  const { plan, shape, supergraph } = prepared;
  if (!shape) return { json: '{}' };
  const gathering: Gathering = {
    supergraph,
    request,
    data: {},
    reported: new ReportedErrors(),
    failed: new FailedFetches(),
    pending: new Set(),
    sharing: plan.fetches.every(({ parts }) => parts.every(({ contextArguments }) => contextArguments.length === 0)),
  };
  if (plan.fetches.length > 0) await runPlan(gathering, plan);
  if (request.signal.aborted && !isTimeout(request.signal)) throw request.signal.reason;
  // Where nothing went wrong, which is nearly always, the answer is written straight from the data.
  const clean = gathering.failed.isEmpty && gathering.reported.isEmpty;
  const written = clean ? writeAnswer(supergraph.apiSchema, shape, gathering.data) : undefined;
  return written === undefined ? completeResult(supergraph.apiSchema, shape, gathering) : { json: written };
}

/** Each fetch begins as soon as all that it depends on have ended. */
function runPlan(gathering: Gathering, { fetches }: ExecutablePlan): Promise<void> {
  const waitingFor = fetches.map(({ dependsOn }) => dependsOn.length);
  let left = fetches.length;
  return new Promise((resolve, reject) => {
    const begin = (fetch: FetchStep): void => {
      runFetch(gathering, fetch).then(() => {
        left -= 1;
        if (left === 0) return resolve();
        for (const next of fetches) {
          if (!next.dependsOn.includes(fetch.id)) continue;
          waitingFor[next.id] = (waitingFor[next.id] as number) - 1;
          if (waitingFor[next.id] === 0) begin(next);
        }
      }, reject);
    };
    for (const fetch of fetches) if (fetch.dependsOn.length === 0) begin(fetch);
  });
}

function isTimeout({ reason }: AbortSignal): boolean {
  return (reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
}
