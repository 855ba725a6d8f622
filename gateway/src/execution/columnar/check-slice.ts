import { isEnumType, type GraphQLOutputType } from 'graphql';
import type { ShapeValue } from '../../plan/result-shape.js';
import { BRACKET, BRACKET_END, endOfValue, LETTER_N, QUOTE, startsWith } from './json-bytes.js';

/** Whether the JSON that stands between two bytes is a value of a type; it is valid JSON without white space. */
export type SliceCheck = (bytes: Uint8Array, start: number, end: number) => boolean;

const MINUS = 0x2d;
const DIGIT_0 = 0x30;
const LETTER_T = 0x74;
const LETTER_F = 0x66;
/** Longer ones may be too large; they are checked as numbers elsewhere. */
const MAX_INT_DIGITS = 9;

const isString: SliceCheck = (bytes, start) => bytes[start] === QUOTE;
const isNumber: SliceCheck = (bytes, start) => isDigit(bytes[start] as number) || bytes[start] === MINUS;
const isWhole: SliceCheck = (bytes, start, end) => {
  for (let at = bytes[start] === MINUS ? start + 1 : start; at < end; at += 1)
    if (!isDigit(bytes[at] as number)) return false;
  return true;
};
const isMinusZero = (bytes: Uint8Array, start: number): boolean =>
  bytes[start] === MINUS && bytes[start + 1] === DIGIT_0;
/** An Int is answered as a number of its own, so that of minus zero is another text. */
const isInt: SliceCheck = (bytes, start, end) =>
  end - start <= MAX_INT_DIGITS + (bytes[start] === MINUS ? 1 : 0) &&
  isWhole(bytes, start, end) &&
  !isMinusZero(bytes, start);
const isBoolean: SliceCheck = (bytes, start) => bytes[start] === LETTER_T || bytes[start] === LETTER_F;
/** Digits of any number: they are written as a text (write-columnar-answer.ts). */
const isId: SliceCheck = (bytes, start, end) => isString(bytes, start, end) || isWhole(bytes, start, end);
/** In a list they would have to be quoted one by one. */
const isTextId: SliceCheck = isString;
const isAnything: SliceCheck = () => true;

const BUILT_IN = { String: isString, Int: isInt, Float: isNumber, Boolean: isBoolean, ID: isId } as const;

/** The check of a leaf, or of a list of leaves. What it refuses may still be right: others look closer. */
export function sliceCheck({ builtIn, element, named }: ShapeValue): SliceCheck {
  if (element) return listCheck(element.builtIn === 'ID' ? isTextId : sliceCheck(element), element.nullable);
  return builtIn ? BUILT_IN[builtIn] : namedCheck(named);
}

function namedCheck(type: GraphQLOutputType): SliceCheck {
  if (!isEnumType(type)) return isAnything;
  const names = type.getValues().map(({ name }) => Buffer.from(`"${name}"`));
  return (bytes, start, end) => names.some((name) => name.length === end - start && startsWith(bytes, start, name));
}

function listCheck(check: SliceCheck, nullable: boolean): SliceCheck {
  return (bytes, start) => {
    if (bytes[start] !== BRACKET) return false;
    let at = start + 1;
    if (bytes[at] === BRACKET_END) return true;
    for (;;) {
      const end = endOfValue(bytes, at);
      const fits = bytes[at] === LETTER_N ? nullable : check(bytes, at, end);
      if (!fits) return false;
      if (bytes[end] === BRACKET_END) return true;
      at = end + 1;
    }
  };
}

const isDigit = (byte: number): boolean => byte >= DIGIT_0 && byte <= 0x39;
