import { createColumnarPlan, type ColumnarPlan } from './columnar/columnar-plan.js';
import type { ExecutablePlan } from './executable-plan.js';
import { fromQueryPlan } from './from-query-plan.js';
import { readJoinCoordinates, type JoinCoordinates, type JoinFacts } from './join-coordinates.js';
import { assignRounds } from './passes/assign-rounds.js';
import { findDependencies } from './passes/find-dependencies.js';
import { mergeFetches } from './passes/merge-fetches.js';
import { narrowPaths } from './passes/narrow-paths.js';
import type { QueryPlan } from './query-plan.js';
import type { PlannedOperation } from './selected-places.js';

/** A plan as it is executed, for both strategies; deeply frozen. */
export interface CompiledPlan {
  readonly plan: ExecutablePlan;
  /** undefined where it is executed over objects alone */
  readonly columnarPlan: ColumnarPlan | undefined;
  readonly joins: JoinCoordinates;
}

/** The planner's plan as requests. Each pass relies on the one before. */
export function compilePlan(queryPlan: QueryPlan, planned: PlannedOperation, joinFacts: JoinFacts): CompiledPlan {
  const traced = narrowPaths(findDependencies(fromQueryPlan(queryPlan)), planned);
  // Only what is known to be independent may share a round, and only a round's fetches may share a request.
  const merged = mergeFetches(assignRounds(traced));
  // What a request was written from is of no use once it is written.
  const fetches = merged.map(({ operation: _operation, ...fetch }) => fetch);
  return {
    plan: freeze({ fetches }),
    columnarPlan: createColumnarPlan(merged),
    joins: readJoinCoordinates(merged, joinFacts),
  };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
