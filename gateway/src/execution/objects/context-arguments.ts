import type { ContextArgument, PathStep } from '../../plan/executable-plan.js';
import type { Supergraph } from '../../supergraph.js';
import { isJsonObject, own } from '../json-object.js';
import type { PlacedTarget } from './targets.js';

const TYPE_CONDITION = '... on ';

/** The values of `@fromContext` arguments for one place: read from the objects above it. */
export function contextArguments(
  supergraph: Supergraph,
  wanted: readonly ContextArgument[],
  target: PlacedTarget,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const { variable, path } of wanted) {
    const value = read(supergraph, path, target);
    if (value !== undefined) values[variable] = value;
  }
  return values;
}

function read(supergraph: Supergraph, path: readonly PathStep[], target: PlacedTarget): unknown {
  let from: PlacedTarget | undefined = target;
  let rest = path;
  while (from && rest[0] === '..') [from, rest] = [from.above, rest.slice(1)];
  return from ? readWithin(supergraph, rest, from.object) : undefined;
}

function readWithin(supergraph: Supergraph, path: readonly PathStep[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(value)) return value.map((element) => readWithin(supergraph, path, element));
  if (!isJsonObject(value)) return value === null ? null : undefined;
  if (!step.startsWith(TYPE_CONDITION)) return readWithin(supergraph, rest, own(value, step));
  const typeName = own(value, '__typename');
  const fits =
    typeof typeName !== 'string' || supergraph.possibleTypes(step.slice(TYPE_CONDITION.length)).has(typeName);
  return fits ? readWithin(supergraph, rest, value) : undefined;
}
