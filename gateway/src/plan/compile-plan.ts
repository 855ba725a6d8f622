import type { ExecutablePlan, PlanStep } from './executable-plan.js';
import { fromQueryPlan } from './from-query-plan.js';
import { simplifySteps } from './passes/simplify-steps.js';
import type { QueryPlan } from './plan-operation.js';

/** Each pass makes another tree of steps; the order is theirs to rely on, and a pass that does rely says so. */
const PASSES: readonly ((step: PlanStep) => PlanStep)[] = [simplifySteps];

/** The planner's plan as the executor walks it, frozen all through. */
export function compilePlan(queryPlan: QueryPlan): ExecutablePlan {
  const step = fromQueryPlan(queryPlan);
  return freeze(step ? { root: PASSES.reduce((before, pass) => pass(before), step) } : {});
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
