import { COLUMNAR_FALLBACK } from './columnar-fallback.js';

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const BRACE = 0x7b;
export const BRACE_END = 0x7d;
export const BRACKET = 0x5b;
export const BRACKET_END = 0x5d;
export const LETTER_N = 0x6e;
export const NULL_TEXT = Buffer.from('null');

const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
/** What follows a backslash: quote, backslash, slash, b, f, n, r, t; `u` takes four digits more. */
const ESCAPED = new Set([QUOTE, BACKSLASH, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74]);
const LETTER_U = 0x75;
/** By byte: 1 for those of a string that are neither its end, nor an escape, nor a control character. */
const STANDS_FOR_ITSELF = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === QUOTE || byte === BACKSLASH ? 0 : 1,
);
const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
/** Deeper values are left to those who can tell what may be written again. */
const MAX_DEPTH = 64;
/** Longer numbers and exponents may be more than a double holds. */
const SURELY_FINITE_DIGITS = 200;
const SURELY_FINITE_EXPONENT = 2;

/**
 * Where the JSON value (RFC 8259, without white space) that begins at a byte ends; the byte after it. Throws COLUMNAR_FALLBACK where
 * none begins there.
 */
export function endOfValue(bytes: Uint8Array, start: number, depth = 0): number {
  switch (bytes[start]) {
    case QUOTE:
      return endOfString(bytes, start);
    case LETTER_N:
      return endOfWord(bytes, start, NULL_TEXT);
    case 0x74:
      return endOfWord(bytes, start, TRUE);
    case 0x66:
      return endOfWord(bytes, start, FALSE);
    case BRACKET:
    case BRACE:
      if (depth >= MAX_DEPTH) throw COLUMNAR_FALLBACK;
      return endOfNested(bytes, start, depth + 1);
    default:
      return endOfNumber(bytes, start);
  }
}

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  for (;;) {
    // Four at a time are a quarter faster. Beyond the last byte nothing stands for itself.
    while ((plain(bytes, at) & plain(bytes, at + 1) & plain(bytes, at + 2) & plain(bytes, at + 3)) === 1) at += 4;
    while (plain(bytes, at) === 1) at += 1;
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte !== BACKSLASH) throw COLUMNAR_FALLBACK;
    at = endOfEscape(bytes, at);
  }
}

const plain = (bytes: Uint8Array, at: number): number => STANDS_FOR_ITSELF[bytes[at] as number] as number;

function endOfEscape(bytes: Uint8Array, start: number): number {
  const kind = bytes[start + 1] as number;
  if (ESCAPED.has(kind)) return start + 2;
  if (kind !== LETTER_U) throw COLUMNAR_FALLBACK;
  for (let at = start + 2; at < start + 6; at += 1) if (!isHexDigit(bytes[at] as number)) throw COLUMNAR_FALLBACK;
  return start + 6;
}

const isHexDigit = (byte: number): boolean =>
  (byte >= ZERO && byte <= NINE) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);

function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === MINUS ? start + 1 : start;
  at = bytes[at] === ZERO ? at + 1 : endOfDigits(bytes, at);
  if (bytes[at] === DOT) at = endOfDigits(bytes, at + 1);
  let finite = at - start <= SURELY_FINITE_DIGITS;
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    const sign = bytes[at + 1];
    const digits = sign === MINUS || sign === 0x2b ? at + 2 : at + 1;
    at = endOfDigits(bytes, digits);
    finite &&= at - digits <= SURELY_FINITE_EXPONENT;
  }
  if (!finite && !Number.isFinite(Number(Buffer.from(bytes.subarray(start, at)).toString()))) throw COLUMNAR_FALLBACK;
  return at;
}

/** At least one. */
function endOfDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at] as number) >= ZERO && (bytes[at] as number) <= NINE) at += 1;
  if (at === start) throw COLUMNAR_FALLBACK;
  return at;
}

function endOfWord(bytes: Uint8Array, start: number, word: Uint8Array): number {
  if (!startsWith(bytes, start, word)) throw COLUMNAR_FALLBACK;
  return start + word.length;
}

function endOfNested(bytes: Uint8Array, start: number, depth: number): number {
  const object = bytes[start] === BRACE;
  const end = object ? BRACE_END : BRACKET_END;
  let at = start + 1;
  if (bytes[at] === end) return at + 1;
  for (;;) {
    if (object) {
      if (bytes[at] !== QUOTE) throw COLUMNAR_FALLBACK;
      at = endOfString(bytes, at);
      if (bytes[at] !== COLON) throw COLUMNAR_FALLBACK;
      at += 1;
    }
    at = endOfValue(bytes, at, depth);
    if (bytes[at] === end) return at + 1;
    if (bytes[at] !== COMMA) throw COLUMNAR_FALLBACK;
    at += 1;
  }
}

/** Whether bytes stand at a place. */
export function startsWith(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i += 1) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}
