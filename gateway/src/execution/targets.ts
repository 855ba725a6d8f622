import type { PathStep } from '../plan/executable-plan.js';
import { isJsonObject, own, type JsonObject } from './json-object.js';

/** An object in the data that a fetch fills, and what holds it. */
export interface Target {
  readonly object: JsonObject;
  /** the object or list that holds it, and under which key; absent for the root */
  readonly holder: JsonObject | unknown[] | undefined;
  readonly key: string | number;
  readonly above: Target | undefined;
}

/**
 * All objects that a path leads to, each once however many places hold it; nulls and missing branches lead nowhere.
 * `every` gives one target for each place instead, with the objects above it: for `@fromContext`.
 */
export function targetsAt(root: JsonObject, path: readonly PathStep[], every = false): Target[] {
  let level: Target[] = [{ object: root, holder: undefined, key: '', above: undefined }];
  for (let depth = 0; depth < path.length;) {
    // A field step, and the list steps right behind it, lead to the next objects.
    const step = path[depth] as PathStep;
    depth += 1;
    while (path[depth] === '@') depth += 1;
    const next: Target[] = [];
    const seen = every ? undefined : new Set<JsonObject>();
    for (const target of level) add(own(target.object, step), target.object, step, target, seen, next);
    level = next;
  }
  return level;
}

function add(
  value: unknown,
  holder: JsonObject | unknown[],
  key: string | number,
  above: Target,
  seen: Set<JsonObject> | undefined,
  found: Target[],
): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) add(value[i], value, i, above, seen, found);
  } else if (isJsonObject(value) && !seen?.has(value)) {
    seen?.add(value);
    found.push({ object: value, holder, key, above });
  }
}
