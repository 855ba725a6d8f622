import { isEnumType, type GraphQLLeafType } from 'graphql';
import { isRawNumber } from '../../exact-json.js';

/** Where a value is not one of its type. */
export const INVALID = Symbol('not of its type');

const MAX_INT = 2_147_483_647;
const MAX_SCALAR_DEPTH = 500;

type Completion = (value: unknown) => unknown;

/** What a value is answered as, for each type that every schema has (GraphQL specification §3.5). */
const BUILT_IN: Readonly<Record<string, Completion>> = {
  Int(value) {
    const number = isRawNumber(value) ? Number(value.rawJSON) : value;
    return Number.isInteger(number) && (number as number) <= MAX_INT && (number as number) >= -MAX_INT - 1
      ? number
      : INVALID;
  },
  Float: (value) => (Number.isFinite(isRawNumber(value) ? Number(value.rawJSON) : value) ? value : INVALID),
  String: (value) => (typeof value === 'string' ? value : INVALID),
  Boolean: (value) => (typeof value === 'boolean' ? value : INVALID),
  // Always a text, however it came (§3.5.5): its digits, of which none is lost.
  ID(value) {
    if (typeof value === 'string') return value;
    if (isRawNumber(value)) return /^-?\d+$/.test(value.rawJSON) ? value.rawJSON : INVALID;
    return Number.isInteger(value) ? String(value) : INVALID;
  },
};

/**
 * A value received from a subgraph as it is answered; INVALID where it is not one of the leaf type. Custom scalars carry
 * whatever can be written again. On bytes, columnar/check-slice.ts judges the commonest forms without making values of them.
 */
export function completeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined ? value : INVALID;
  const complete = BUILT_IN[type.name];
  if (complete) return complete(value);
  return canBeWritten(value, 0) ? value : INVALID;
}

/** JSON has no infinite numbers; nesting without end would end the stack. */
function canBeWritten(value: unknown, depth: number): boolean {
  if (isRawNumber(value)) return Number.isFinite(Number(value.rawJSON));
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth < MAX_SCALAR_DEPTH && Object.values(value).every((inner) => canBeWritten(inner, depth + 1));
}
