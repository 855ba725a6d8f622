import type { GraphQLFormattedError } from 'graphql';
import type { ExecuteRequest, ExecutionResult } from '../engine.js';
import type { PlanStep } from '../plan/executable-plan.js';
import type { PreparedOperation } from '../plan/prepare-operation.js';
import { completeResult } from './complete-result.js';
import { runFetch, type Gathering } from './run-fetch.js';

/**
 * Walks the plan, gathering data from the subgraphs, then completes the answer over the client's own operation. Never
 * throws for what a subgraph does: that becomes errors at the right paths and nulls where the specification puts them.
 */
export async function execute(prepared: PreparedOperation, request: ExecuteRequest): Promise<ExecutionResult> {
  const errors: GraphQLFormattedError[] = [];
  const gathering: Gathering = { supergraph: prepared.supergraph, request, data: {}, errors };
  if (prepared.plan.root) await run(gathering, prepared.plan.root);
  return completeResult(prepared, request.variables, gathering.data, errors);
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
