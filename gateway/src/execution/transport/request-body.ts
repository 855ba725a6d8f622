import type { FetchStep } from '../../plan/executable-plan.js';

/** The variables of a request: values, and lists of representations that are JSON already. */
export interface FetchVariables {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly representations: readonly { readonly variable: string; readonly list: string }[];
}

/** The request's body. */
export function fetchBody(
  fetch: FetchStep,
  { variables, representations }: FetchVariables,
  sent: Readonly<Record<string, unknown>>,
): string {
  const entries: string[] = [];
  for (const { variable, list } of representations) entries.push(`"${variable}":[${list}]`);
  for (const name of Object.keys(variables)) entries.push(`${JSON.stringify(name)}:${JSON.stringify(variables[name])}`);
  for (const name of fetch.variables) {
    if (Object.hasOwn(variables, name) || !Object.hasOwn(sent, name)) continue;
    const text = JSON.stringify(sent[name]) as string | undefined;
    if (text !== undefined) entries.push(`"${name}":${text}`);
  }
  return `${fetch.bodyPrefix}${entries.join(',')}}}`;
}
