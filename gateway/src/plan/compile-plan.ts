import type { ExecutablePlan } from './executable-plan.js';
import { fromQueryPlan } from './from-query-plan.js';
import { assignRounds } from './passes/assign-rounds.js';
import { findDependencies } from './passes/find-dependencies.js';
import { mergeFetches } from './passes/merge-fetches.js';
import { narrowPaths } from './passes/narrow-paths.js';
import type { QueryPlan } from './plan-operation.js';
import type { PlannedOperation } from './selected-places.js';

/** The planner's plan as the executor walks it, frozen all through. Each pass relies on the one before. */
export function compilePlan(queryPlan: QueryPlan, planned: PlannedOperation): ExecutablePlan {
  const traced = narrowPaths(findDependencies(fromQueryPlan(queryPlan)), planned);
  // Only what is known to be independent may share a round, and only a round's fetches may share a request.
  return freeze({ fetches: mergeFetches(assignRounds(traced)) });
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
