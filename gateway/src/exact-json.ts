/**
 * JSON whose numbers keep their text. A number in JSON has no size (RFC 8259 §6), one in JavaScript has: whatever would be
 * written otherwise than it was read is kept as raw JSON, which `JSON.stringify` writes as it stands.
 */

/** A number as it was written. */
export interface RawNumber {
  readonly rawJSON: string;
}

/** What the types of the compiler's library do not know yet (ECMAScript 2026, JSON.parse source text access). */
interface JsonWithSource {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): RawNumber;
  isRawJSON(value: unknown): value is RawNumber;
}
const json = JSON as unknown as JsonWithSource;

/** Some number in a text may be inexact: of many digits, with an exponent, a last zero behind the point, or minus zero. */
const MAY_BE_INEXACT = /\d[\d.]{15}|\.\d*0(?!\d)|\d[eE]|-0(?![.\d])/;

export const isRawNumber = (value: unknown): value is RawNumber => json.isRawJSON(value);

/** Reads JSON. Throws as `JSON.parse` does. Texts without such numbers, nearly all, are read as fast as by that. */
export function parseExactJson(text: string): unknown {
  if (!MAY_BE_INEXACT.test(text)) return JSON.parse(text);
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? exactNumber(source) : value,
  );
}

/** A number of a JSON or GraphQL text: as JavaScript's, where that is written the same. */
export function exactNumber(source: string): number | RawNumber {
  const number = Number(source);
  return String(number) === source ? number : json.rawJSON(source);
}

/** A deep copy; `structuredClone` would make plain objects of raw numbers. */
export function cloneJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null || isRawNumber(value)) return value;
  if (Array.isArray(value)) return value.map(cloneJson) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cloneJson(inner)])) as T;
}
