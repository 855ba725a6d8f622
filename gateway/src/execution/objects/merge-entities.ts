import type { Supergraph } from '../../supergraph.js';
import { isJsonObject, own, setOwn, type JsonObject } from '../json-object.js';

type Types = Pick<Supergraph, 'isObjectType'>;

/**
 * Merges what a fetch brought into an object: the fields it was asked for, and nothing that a subgraph adds unasked, which
 * would overrule what others know. Objects merge field by field, lists of equal length element by
 * element, as they list the same things. A null never erases what another subgraph knows, and the `__typename` of an
 * interface object never hides the object type that another subgraph named.
 */
export function mergeEntities(types: Types, target: JsonObject, source: JsonObject, asked: readonly string[]): void {
  mergeFields(types, target, source, TYPENAME);
  mergeFields(types, target, source, asked);
}

const TYPENAME = ['__typename'];

function mergeFields(types: Types, target: JsonObject, source: JsonObject, keys: readonly string[]): void {
  if (target === source) return;
  for (const key of keys) {
    if (!Object.hasOwn(source, key)) continue;
    const [present, incoming] = [own(target, key), source[key]];
    if (
      key === '__typename' &&
      typeof present === 'string' &&
      !(typeof incoming === 'string' && types.isObjectType(incoming))
    )
      continue;
    const merged = mergeValues(types, present, incoming);
    if (merged !== present || present === undefined) setOwn(target, key, merged);
  }
}

function mergeValues(types: Types, present: unknown, incoming: unknown): unknown {
  if (present === undefined || present === null) return incoming;
  if (incoming === null) return present;
  if (Array.isArray(present) && Array.isArray(incoming) && present.length === incoming.length) {
    for (const [index, element] of incoming.entries()) present[index] = mergeValues(types, present[index], element);
    return present;
  }
  if (!isJsonObject(present) || !isJsonObject(incoming)) return incoming;
  mergeFields(types, present, incoming, Object.keys(incoming));
  return present;
}
