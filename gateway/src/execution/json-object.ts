import { isRawNumber } from '../exact-json.js';

/** An object of subgraph data. Made by JSON.parse, so `__proto__` in it is an own property like any other. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is an object, and neither a list nor a number that is kept as text. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawNumber(value);
}

/**
 * An own property, never one of the prototype chain: what is inherited are functions, which no data holds, and `__proto__`.
 * Telling them apart by their kind costs half of looking for the property twice.
 */
export function own(object: JsonObject, key: string): unknown {
  const value = object[key];
  if (typeof value !== 'function' && key !== '__proto__') return value;
  return Object.hasOwn(object, key) ? value : undefined;
}

/** Sets an own property even when its name is `__proto__`. */
export function setOwn(object: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
