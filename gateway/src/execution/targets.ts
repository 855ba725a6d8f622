import type { PathStep } from '../plan/executable-plan.js';
import { isJsonObject, own, type JsonObject } from './json-object.js';

/** An object in the data, where it lies, and the objects above it. */
export interface Target {
  readonly object: JsonObject;
  readonly path: readonly (string | number)[];
  readonly above: Target | undefined;
}

/** All objects that a fetch's path leads to; nulls and missing branches lead nowhere. */
export function targetsAt(root: JsonObject, path: readonly PathStep[]): Target[] {
  const found: Target[] = [];
  collect(root, path, 0, [], undefined, found);
  return found;
}

function collect(
  value: unknown,
  path: readonly PathStep[],
  depth: number,
  at: readonly (string | number)[],
  above: Target | undefined,
  found: Target[],
): void {
  if (Array.isArray(value)) {
    const next = path[depth] === '@' ? depth + 1 : depth;
    value.forEach((element, index) => collect(element, path, next, [...at, index], above, found));
    return;
  }
  const step = path[depth];
  if (!isJsonObject(value) || step === '@') return;
  const here: Target = { object: value, path: at, above };
  if (step === undefined) found.push(here);
  else collect(own(value, step), path, depth + 1, [...at, step], here, found);
}
