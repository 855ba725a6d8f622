import type { PathStep } from '../plan/executable-plan.js';
import { isJsonObject, own, type JsonObject } from './json-object.js';

/** An object in the data, and where the client sees it. */
export interface Target {
  readonly object: JsonObject;
  readonly path: readonly (string | number)[];
}

/** All objects that a fetch's path leads to; nulls and missing branches lead nowhere. */
export function targetsAt(root: JsonObject, path: readonly PathStep[]): Target[] {
  const found: Target[] = [];
  collect(root, path, 0, [], found);
  return found;
}

function collect(value: unknown, path: readonly PathStep[], depth: number, at: readonly (string | number)[], found: Target[]): void {
  const step = path[depth];
  if (step === undefined) {
    if (Array.isArray(value)) value.forEach((element, index) => collect(element, path, depth, [...at, index], found));
    else if (isJsonObject(value)) found.push({ object: value, path: at });
  } else if (step === '@') {
    if (Array.isArray(value)) value.forEach((element, index) => collect(element, path, depth + 1, [...at, index], found));
  } else if (isJsonObject(value)) {
    collect(own(value, step), path, depth + 1, [...at, step], found);
  }
}
