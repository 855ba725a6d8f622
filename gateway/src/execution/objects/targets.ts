import { fieldsOf, typesOf } from '../../path-steps.js';
import type { PathStep } from '../../plan/executable-plan.js';
import type { Supergraph } from '../../supergraph.js';
import { isOfTypes } from '../is-of-types.js';
import { isJsonObject, own, type JsonObject } from '../json-object.js';

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
    const search = { isWanted, seen, found };
    for (const holder of level) eachObject(holder, last, (...at) => addTarget(search, ...at));
  }
  return found;
}

/** The objects that a step of some objects leads to, through lists of any depth, each once. */
function objectsAfter(types: Types, objects: readonly JsonObject[], step: PathStep): readonly JsonObject[] {
  if (step === '@') return objects;
  const names = typesOf(step);
  if (names) return objects.filter((object) => isOfTypes(types.possibleTypes, names, own(object, '__typename')));
  const found = new Set<JsonObject>();
  for (const object of objects) eachObject(object, step, (below) => found.add(below));
  return [...found];
}

/** Receives an object, and the one object or list that holds it. */
type OnObject = (object: JsonObject, holder: JsonObject | unknown[], key: string | number) => void;

/** The objects in a field, through lists of any depth: a subgraph may nest them without end, so nothing here calls itself. */
function eachObject(holder: JsonObject, field: string, onObject: OnObject): void {
  const value = own(holder, field);
  if (isJsonObject(value)) onObject(value, holder, field);
  if (!Array.isArray(value)) return;
  const open = [{ list: value as unknown[], next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const index = top.next;
    top.next += 1;
    const element = top.list[index];
    if (index >= top.list.length) open.pop();
    else if (Array.isArray(element)) open.push({ list: element, next: 0 });
    else if (isJsonObject(element)) onObject(element, top.list, index);
  }
}

/** The targets so far, and which objects are any. */
interface Search {
  readonly isWanted: (object: JsonObject) => boolean;
  readonly seen: Map<JsonObject, Target>;
  readonly found: Target[];
}

function addTarget({ isWanted, seen, found }: Search, ...[object, holder, key]: Parameters<OnObject>): void {
  if (!isWanted(object)) return;
  const known = seen.get(object);
  // Held twice, it cannot be replaced at one place only.
  if (known) {
    known.holder = undefined;
    return;
  }
  const target: Target = { object, holder, key };
  seen.set(object, target);
  found.push(target);
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
    for (const above of level)
      eachObject(above.object, step, (object, holder, key) => next.push({ object, holder, key, above }));
    level = next;
  }
  return level;
}
