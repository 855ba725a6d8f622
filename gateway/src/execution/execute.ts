import type { ExecuteRequest, ExecutionResult } from '../engine.js';
import type { PlanStep } from '../plan/executable-plan.js';
import type { PreparedOperation } from '../plan/prepare-operation.js';
import { completeResult } from './complete-result.js';
import { FailedFetches } from './failed-fetches.js';
import type { Gathering } from './gathering.js';
import { runFetch } from './run-fetch.js';

/**
 * Walks the plan, gathering data from the subgraphs, then completes the answer over the client's own operation. What a
 * subgraph does never rejects: it becomes errors at the right paths and nulls where the specification puts them. Rejects
 * with the signal's reason when the caller gave up; a signal that is a timeout leaves a partial answer.
 */
export async function execute(prepared: PreparedOperation, request: ExecuteRequest): Promise<ExecutionResult> {
  const gathering: Gathering = {
    supergraph: prepared.supergraph,
    request,
    data: {},
    errors: [],
    failed: new FailedFetches(),
  };
  if (prepared.plan.root) await run(gathering, prepared.plan.root);
  if (request.signal.aborted && !isTimeout(request.signal)) throw request.signal.reason;
  return completeResult(prepared, request.variables, gathering);
}

async function run(gathering: Gathering, step: PlanStep): Promise<void> {
  switch (step.kind) {
    case 'fetch':
      return runFetch(gathering, step);
    case 'sequence':
      for (const next of step.steps) await run(gathering, next);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((next) => run(gathering, next)));
      return;
    case 'condition': {
      const next = gathering.request.variables[step.variable] === true ? step.whenTrue : step.whenFalse;
      return next ? run(gathering, next) : undefined;
    }
  }
}

function isTimeout({ reason }: AbortSignal): boolean {
  return (reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
}
