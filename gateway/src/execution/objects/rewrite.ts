import type { FetchDataRewrite } from '../../plan/query-plan.js';
import type { Supergraph } from '../../supergraph.js';
import { isJsonObject, own, setOwn, type JsonObject } from '../json-object.js';
import type { ResponsePath } from '../transport/subgraph-errors.js';

const TYPE_CONDITION = '... on ';

/** Changes that the planner wants in representations (`inputRewrites`) or received data (`outputRewrites`). */
export function rewrite(supergraph: Supergraph, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  for (const change of rewrites) apply(supergraph, change, change.path, value);
}

function apply(supergraph: Supergraph, change: FetchDataRewrite, path: readonly string[], value: unknown): void {
  if (Array.isArray(value)) return value.forEach((element) => apply(supergraph, change, path, element));
  const [step, ...rest] = path;
  if (!isJsonObject(value) || step === undefined) return;
  if (step.startsWith(TYPE_CONDITION)) {
    const typeName = own(value, '__typename');
    const fits =
      typeof typeName !== 'string' || supergraph.possibleTypes(step.slice(TYPE_CONDITION.length)).has(typeName);
    if (fits) apply(supergraph, change, rest, value);
  } else if (rest.length > 0) apply(supergraph, change, rest, own(value, step));
  else change.kind === 'ValueSetter' ? setOwn(value, step, change.setValueTo) : rename(value, step, change.renameKeyTo);
}

function rename(object: JsonObject, from: string, to: string): void {
  if (!Object.hasOwn(object, from)) return;
  setOwn(object, to, object[from]);
  delete object[from];
}

/** The path of an error in received data, with the names that `outputRewrites` gave to the fields on it. */
export function renamedPath(rewrites: readonly FetchDataRewrite[], path: ResponsePath): ResponsePath {
  let renamed = path;
  for (const change of rewrites) {
    if (change.kind !== 'KeyRenamer') continue;
    const steps = change.path.filter((step) => !step.startsWith(TYPE_CONDITION));
    const names = [...renamed.keys()].filter((i) => typeof renamed[i] === 'string');
    const last = names[steps.length - 1];
    const leadsThere = steps.every((step, i) => renamed[names[i] ?? -1] === step);
    if (leadsThere && last !== undefined) renamed = renamed.with(last, change.renameKeyTo);
  }
  return renamed;
}
