import type { Supergraph } from '../../supergraph.js';
import { isJsonObject, own, setOwn, type JsonObject } from '../json-object.js';

type Types = Pick<Supergraph, 'isObjectType'>;

/**
 * Stands where two subgraphs contradict each other: lists of different lengths, or an object here and a list there. Which of
 * them is right cannot be known.
 */
export const CONTRADICTION = Symbol('subgraphs contradict each other');

/** Receives an object and the field of it about which subgraphs contradict each other. */
type OnContradiction = (object: JsonObject, field: string) => void;

/**
 * Merges what a fetch brought into an object: the fields it was asked for, and nothing that a subgraph adds unasked, which
 * would overrule what others know. Objects merge field by field, lists of equal length element by element, as they list the
 * same things. A null never erases what another subgraph knows, and the `__typename` of an interface object never hides the
 * object type that another subgraph named.
 */
export function mergeEntities(
  types: Types,
  target: JsonObject,
  source: JsonObject,
  asked: readonly string[],
  onContradiction: OnContradiction,
): void {
  const merge: Merge = { types, onContradiction };
  mergeFields(merge, target, source, TYPENAME);
  mergeFields(merge, target, source, asked);
}

const TYPENAME = ['__typename'];

interface Merge {
  readonly types: Types;
  readonly onContradiction: OnContradiction;
}

function mergeFields(merge: Merge, target: JsonObject, source: JsonObject, keys: readonly string[]): void {
  if (target === source) return;
  for (const key of keys) {
    if (!Object.hasOwn(source, key)) continue;
    const [present, incoming] = [own(target, key), source[key]];
    if (
      key === '__typename' &&
      typeof present === 'string' &&
      !(typeof incoming === 'string' && merge.types.isObjectType(incoming))
    )
      continue;
    const merged = mergeValues(merge, present, incoming);
    if (merged === CONTRADICTION && present !== CONTRADICTION) merge.onContradiction(target, key);
    if (merged !== present || present === undefined) setOwn(target, key, merged);
  }
}

function mergeValues(merge: Merge, present: unknown, incoming: unknown): unknown {
  if (present === undefined || present === null) return incoming;
  if (incoming === null || present === CONTRADICTION) return present;
  if (Array.isArray(present) && Array.isArray(incoming)) {
    if (present.length !== incoming.length) return CONTRADICTION;
    for (const [index, element] of incoming.entries()) {
      const merged = mergeValues(merge, present[index], element);
      if (merged === CONTRADICTION) return CONTRADICTION;
      present[index] = merged;
    }
    return present;
  }
  if (isJsonObject(present) && isJsonObject(incoming)) {
    mergeFields(merge, present, incoming, Object.keys(incoming));
    return present;
  }
  const isNested = (value: unknown): boolean => Array.isArray(value) || isJsonObject(value);
  return isNested(present) || isNested(incoming) ? CONTRADICTION : incoming;
}
