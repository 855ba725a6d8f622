import type { PlanStep } from '../executable-plan.js';

/** Removes groups of one, and joins groups directly inside groups of the same kind. */
export function simplifySteps(step: PlanStep): PlanStep {
  if (step.kind === 'fetch') return step;
  if (step.kind === 'condition') {
    const { whenTrue, whenFalse, ...rest } = step;
    return {
      ...rest,
      ...(whenTrue ? { whenTrue: simplifySteps(whenTrue) } : {}),
      ...(whenFalse ? { whenFalse: simplifySteps(whenFalse) } : {}),
    };
  }
  const { kind } = step;
  const steps = step.steps.map(simplifySteps).flatMap((child) => (child.kind === kind ? child.steps : [child]));
  return steps.length === 1 ? (steps[0] as PlanStep) : { kind, steps };
}
