import type { FetchPart } from '../../plan/executable-plan.js';
import { parseExactJson } from '../../exact-json.js';
import type { Supergraph } from '../../supergraph.js';
import type { ObjectsExecution } from './objects-execution.js';
import { own, type JsonObject } from '../json-object.js';
import type { PendingObjects } from './pending-objects.js';
import { createRepresenter, type Representer } from './representation.js';
import { rewrite } from './rewrite.js';
import type { Target } from './targets.js';

/** The representations of one part of a fetch, each once, and where the entities belong. */
export interface Representations {
  readonly part: FetchPart;
  /** as JSON; whole keys or texts are compared, so that no two different ones are ever taken as equal */
  readonly texts: string[];
  /** `places[i]` are all the objects that representation i stands for */
  readonly places: JsonObject[][];
}

const representers = new WeakMap<FetchPart, Representer>();

/** Parts belong to one supergraph's plan, and so do their representers. */
function representerOf(supergraph: Supergraph, part: FetchPart): Representer {
  const known = representers.get(part);
  if (known) return known;
  const created = createRepresenter(supergraph, part.requires ?? []);
  representers.set(part, created);
  return created;
}

/**
 * Writes the representations for targets. Two objects that say the same of the same entity become one where nothing stands
 * against it, so that what is fetched for it is merged once and written once. Each is pending as soon as it has its place,
 * so that none above it is dropped, with it, in favour of an equal one. Targets below others come before them.
 */
export function representationsFor(
  execution: ObjectsExecution,
  part: FetchPart,
  targets: readonly Target[],
): Representations {
  const { supergraph, failed, reported, pending, unifiesEntities } = execution;
  const representer = representerOf(supergraph, part);
  const known = new Map<unknown, Map<unknown, number>>();
  const texts: string[] = [];
  const places: JsonObject[][] = [];
  const mayUnite = unifiesEntities && failed.isEmpty && reported.isEmpty;
  for (const { object, holder, key } of targets) {
    const typeName = own(object, '__typename');
    const identity = typeof typeName === 'string' ? identityOf(supergraph, part, representer, object) : undefined;
    // Nothing is taken of an object whose type the fetch is not about.
    if (identity === undefined) {
      failed.skip(part, object);
      continue;
    }
    const { text, value } = identity;
    const kind = text === undefined ? typeName : WRITTEN;
    let indexes = known.get(kind);
    if (!indexes) known.set(kind, (indexes = new Map()));
    const index = indexes.get(value);
    if (index === undefined) {
      indexes.set(value, texts.length);
      texts.push(text ?? (representer.write(object) as string));
      places.push([object]);
      pending.begin(object);
      continue;
    }
    const same = places[index] as JsonObject[];
    const first = same[0] as JsonObject;
    if (mayUnite && holder && saysTheSame(first, object, pending, 0)) (holder as JsonObject)[key] = first;
    else {
      same.push(object);
      pending.begin(object);
    }
  }
  return { part, texts, places };
}

/** Marks representations that are compared by their text. */
const WRITTEN = Symbol('compared as text');

interface Identity {
  /** the representation, where it had to be written to be compared */
  readonly text: string | undefined;
  /** equal for equal representations of one type, or of any where there is a text */
  readonly value: unknown;
}

function identityOf(
  supergraph: Supergraph,
  { inputRewrites }: FetchPart,
  representer: Representer,
  object: JsonObject,
): Identity | undefined {
  const key = inputRewrites.length > 0 ? undefined : representer.keyOf(object);
  if (key !== undefined) return { text: undefined, value: key };
  const written = representer.write(object);
  if (written === undefined) return undefined;
  const text = inputRewrites.length > 0 ? rewritten(supergraph, inputRewrites, written) : written;
  return { text, value: text };
}

function rewritten(supergraph: Supergraph, rewrites: FetchPart['inputRewrites'], text: string): string {
  const representation = parseExactJson(text) as JsonObject;
  rewrite(supergraph, rewrites, representation);
  return JSON.stringify(representation);
}

/** Deeper values are compared by identity: only custom scalars nest so far. */
const MAX_COMPARED_DEPTH = 64;

/**
 * Whether two values are equal all through, so that one may stand for the other. What a fetch under way is about to fill
 * must stay where that fetch will look for it: then they are not.
 */
function saysTheSame(kept: unknown, dropped: unknown, pending: PendingObjects, depth: number): boolean {
  if (kept === dropped) return true;
  if (typeof kept !== 'object' || typeof dropped !== 'object' || !kept || !dropped || depth > MAX_COMPARED_DEPTH)
    return false;
  if (Array.isArray(kept)) {
    if (!Array.isArray(dropped) || kept.length !== dropped.length) return false;
    for (let i = 0; i < kept.length; i += 1) if (!saysTheSame(kept[i], dropped[i], pending, depth + 1)) return false;
    return true;
  }
  if (Array.isArray(dropped) || pending.has(dropped as JsonObject)) return false;
  let fields = 0;
  for (const key in kept) {
    fields += 1;
    const value = (kept as JsonObject)[key];
    if (!Object.hasOwn(dropped, key) || !saysTheSame(value, (dropped as JsonObject)[key], pending, depth + 1))
      return false;
  }
  for (const _ in dropped) fields -= 1;
  return fields === 0;
}
