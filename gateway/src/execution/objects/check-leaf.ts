import { isEnumType, type GraphQLLeafType } from 'graphql';

const BUILT_IN: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_648 && value !== 2_147_483_648,
  Float: (value) => Number.isFinite(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};
const MAX_SCALAR_DEPTH = 500;

/** Whether a value received from a subgraph is one of the leaf type; custom scalars carry whatever can be written again. */
export function checkLeaf(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  const check = BUILT_IN[type.name];
  return check ? check(value) : canBeWritten(value, 0);
}

/** JSON has no infinite numbers, though a reader makes some (`1e999`); nesting without end would end the stack. */
function canBeWritten(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth < MAX_SCALAR_DEPTH && Object.values(value).every((inner) => canBeWritten(inner, depth + 1));
}
