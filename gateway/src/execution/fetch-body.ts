import type { FetchStep } from '../plan/executable-plan.js';

/** The variables of a request: values, and lists of representations that are JSON already. */
export interface FetchVariables {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly representations: readonly { readonly variable: string; readonly list: string }[];
}

const openings = new WeakMap<FetchStep, string>();

/** The request's body. What is the same for every request of a plan is written once. */
export function fetchBody(
  fetch: FetchStep,
  { variables, representations }: FetchVariables,
  sent: Readonly<Record<string, unknown>>,
): string {
  let opening = openings.get(fetch);
  if (opening === undefined) {
    const name = fetch.operationName ? `,"operationName":${JSON.stringify(fetch.operationName)}` : '';
    opening = `{"query":${JSON.stringify(fetch.document)}${name},"variables":{`;
    openings.set(fetch, opening);
  }
  const entries: string[] = [];
  for (const { variable, list } of representations) entries.push(`"${variable}":[${list}]`);
  for (const name of Object.keys(variables)) entries.push(`${JSON.stringify(name)}:${JSON.stringify(variables[name])}`);
  for (const name of fetch.variables) {
    if (Object.hasOwn(variables, name) || !Object.hasOwn(sent, name)) continue;
    const text = JSON.stringify(sent[name]) as string | undefined;
    if (text !== undefined) entries.push(`"${name}":${text}`);
  }
  return `${opening}${entries.join(',')}}}`;
}
