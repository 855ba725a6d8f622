import type { FetchPart } from '../plan/executable-plan.js';
import type { Supergraph } from '../supergraph.js';
import type { Gathering } from './gathering.js';
import type { JsonObject } from './json-object.js';
import { createRepresenter, type Representer } from './representation.js';
import { rewrite } from './rewrite.js';
import type { Target } from './targets.js';

/** The representations of one part of a fetch, each once, and where the entities belong. */
export interface Representations {
  readonly part: FetchPart;
  /** as JSON; whole texts are compared, so that no two different ones are ever taken as equal */
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
 * Writes the representations for targets. Two stubs that say the same of the same entity become one object where nothing
 * stands against it, so that what is fetched for it is merged once and written once. The objects are pending from then on,
 * for the other parts of the same fetch too.
 */
export function representationsFor(gathering: Gathering, part: FetchPart, targets: readonly Target[]): Representations {
  const { supergraph, failed, reported, pending, sharing } = gathering;
  const representer = representerOf(supergraph, part);
  const known = new Map<string, number>();
  const texts: string[] = [];
  const places: JsonObject[][] = [];
  const mayUnite = sharing && failed.isEmpty && reported.isEmpty;
  for (const { object, holder, key } of targets) {
    let text = typeof object['__typename'] === 'string' ? representer.write(object) : undefined;
    // Nothing is taken of an object whose type the fetch is not about.
    if (text === undefined) {
      failed.skip(part, object);
      continue;
    }
    if (part.inputRewrites.length > 0) text = rewritten(supergraph, part, text);
    const index = known.get(text);
    if (index === undefined) {
      known.set(text, texts.length);
      texts.push(text);
      places.push([object]);
      continue;
    }
    const same = places[index] as JsonObject[];
    const first = same[0] as JsonObject;
    // What another fetch is about to fill must stay where that fetch will look for it.
    if (mayUnite && holder && !pending.has(object) && saysTheSame(first, object)) (holder as JsonObject)[key] = first;
    else same.push(object);
  }
  for (const objects of places) pending.begin(objects);
  return { part, texts, places };
}

function rewritten(supergraph: Supergraph, { inputRewrites }: FetchPart, text: string): string {
  const representation = JSON.parse(text) as JsonObject;
  rewrite(supergraph, inputRewrites, representation);
  return JSON.stringify(representation);
}

/** Whether two objects have the same fields with the same leaf values. */
function saysTheSame(a: JsonObject, b: JsonObject): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const value = a[key];
    return (value === null || typeof value !== 'object') && Object.hasOwn(b, key) && b[key] === value;
  });
}
