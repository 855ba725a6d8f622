import type { ExecuteRequest, ExecutionResult } from '../engine.js';
import type { ExecutablePlan, FetchStep } from '../plan/executable-plan.js';
import type { PreparedOperation } from '../plan/prepare-operation.js';
import { completeResult } from './complete-result.js';
import { FailedFetches } from './failed-fetches.js';
import type { Gathering } from './gathering.js';
import { PendingObjects } from './pending-objects.js';
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
    pending: new PendingObjects(),
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
async function runPlan(gathering: Gathering, { fetches }: ExecutablePlan): Promise<void> {
  const waitingFor = fetches.map(({ dependsOn }) => dependsOn.length);
  const run = async (fetch: FetchStep): Promise<void> => {
    await runFetch(gathering, fetch);
    const next = fetches.filter(({ id, dependsOn }) => {
      if (!dependsOn.includes(fetch.id)) return false;
      waitingFor[id] = (waitingFor[id] as number) - 1;
      return waitingFor[id] === 0;
    });
    if (next.length > 0) await Promise.all(next.map(run));
  };
  await Promise.all(fetches.filter(({ dependsOn }) => dependsOn.length === 0).map(run));
}

function isTimeout({ reason }: AbortSignal): boolean {
  return (reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
}
