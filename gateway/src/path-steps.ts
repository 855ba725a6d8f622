import type { PathStep } from './plan/executable-plan.js';

const TYPES = '|';

/** The names of the fields that a path leads through. */
export function fieldsOf(path: readonly PathStep[]): readonly string[] {
  return path.filter((step) => step !== '@' && !step.startsWith(TYPES));
}

/** The text of a place such as `users.reviews.product`: lists and types do not show in it. */
export function pathText(path: readonly PathStep[]): string {
  return fieldsOf(path).join('.');
}

/** The step that leads on only from objects of these types. */
export function ofTypes(names: Iterable<string>): PathStep {
  return TYPES + [...names].sort().join(TYPES);
}

/** The types from which a step leads on; undefined where it is not about types. */
export function typesOf(step: PathStep): readonly string[] | undefined {
  return step.startsWith(TYPES) ? step.slice(TYPES.length).split(TYPES) : undefined;
}
