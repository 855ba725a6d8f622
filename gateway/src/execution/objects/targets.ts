import { fieldsOf, typesOf } from '../../path-steps.js';
import type { PathStep } from '../../plan/executable-plan.js';
import type { Supergraph } from '../../supergraph.js';
import { isOfTypes } from '../is-of-types.js';
import { isJsonObject, own, type JsonObject } from '../json-object.js';

/** No type has as many lists in each other; what lies deeper fits nowhere, and is not looked into. */
const MAX_LIST_DEPTH = 100;

type Types = Pick<Supergraph, 'possibleTypes'>;

/** An object in the data that a fetch fills, and what holds it. */
export interface Target {
  readonly object: JsonObject;
  /** the one object or list that holds it, and under which key; absent for the root, and where several hold it */
  holder: JsonObject | unknown[] | undefined;
  readonly key: string | number;
}

/** The same, with the objects above it; each place is one of its own. */
export interface PlacedTarget extends Target {
  readonly above: PlacedTarget | undefined;
}

/**
 * All objects that some paths lead to, each once however many places hold it and however many paths end there; nulls and
 * missing branches lead nowhere.
 */
export function targetsAt(types: Types, root: JsonObject, paths: readonly (readonly PathStep[])[]): Target[] {
  const found: Target[] = [];
  const seen = new Map<JsonObject, Target>();
  for (const path of paths) {
    const last = fieldsOf(path).at(-1);
    if (last === undefined) {
      found.push({ object: root, holder: undefined, key: '' });
      continue;
    }
    let level: readonly JsonObject[] = [root];
    for (const step of path.slice(0, path.lastIndexOf(last))) level = objectsAfter(types, level, step);
    const names = typesOf(path.at(-1) ?? '');
    const isWanted = (object: JsonObject): boolean =>
      !names || isOfTypes(types.possibleTypes, names, own(object, '__typename'));
    for (const holder of level) addTargets(own(holder, last), holder, last, { isWanted, seen, found });
  }
  return found;
}

/** The objects that a step of some objects leads to, through lists of any depth, each once. */
function objectsAfter(types: Types, objects: readonly JsonObject[], step: PathStep): readonly JsonObject[] {
  if (step === '@') return objects;
  const names = typesOf(step);
  if (names) return objects.filter((object) => isOfTypes(types.possibleTypes, names, own(object, '__typename')));
  const found = new Set<JsonObject>();
  const add = (value: unknown, depth = 0): void => {
    if (isJsonObject(value)) found.add(value);
    else if (Array.isArray(value) && depth < MAX_LIST_DEPTH) for (const element of value) add(element, depth + 1);
  };
  for (const object of objects) add(own(object, step));
  return [...found];
}

/** The targets so far, and which objects are any. */
interface Search {
  readonly isWanted: (object: JsonObject) => boolean;
  readonly seen: Map<JsonObject, Target>;
  readonly found: Target[];
}

function addTargets(
  value: unknown,
  holder: JsonObject | unknown[],
  key: string | number,
  search: Search,
  depth = 0,
): void {
  if (Array.isArray(value)) {
    if (depth >= MAX_LIST_DEPTH) return;
    for (let i = 0; i < value.length; i += 1) addTargets(value[i], value, i, search, depth + 1);
  } else if (isJsonObject(value) && search.isWanted(value)) {
    const { seen, found } = search;
    const known = seen.get(value);
    // Held twice, it cannot be replaced at one place only.
    if (known) {
      known.holder = undefined;
      return;
    }
    const target: Target = { object: value, holder, key };
    seen.set(value, target);
    found.push(target);
  }
}

/** A target for each place at the end of a path, with what stands above it: for `@fromContext`. */
export function placedTargetsAt(types: Types, root: JsonObject, path: readonly PathStep[]): PlacedTarget[] {
  let level: PlacedTarget[] = [{ object: root, holder: undefined, key: '', above: undefined }];
  for (const step of path) {
    if (step === '@') continue;
    const names = typesOf(step);
    if (names) {
      level = level.filter(({ object }) => isOfTypes(types.possibleTypes, names, own(object, '__typename')));
      continue;
    }
    const next: PlacedTarget[] = [];
    for (const above of level) addPlaced(own(above.object, step), above.object, step, above, next);
    level = next;
  }
  return level;
}

function addPlaced(
  value: unknown,
  holder: JsonObject | unknown[],
  key: string | number,
  above: PlacedTarget,
  found: PlacedTarget[],
  depth = 0,
): void {
  if (Array.isArray(value)) {
    if (depth >= MAX_LIST_DEPTH) return;
    for (let i = 0; i < value.length; i += 1) addPlaced(value[i], value, i, above, found, depth + 1);
  } else if (isJsonObject(value)) found.push({ object: value, holder, key, above });
}
