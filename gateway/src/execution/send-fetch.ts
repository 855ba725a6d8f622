import { GatewayError, toGatewayError } from '../errors.js';
import type { FetchPart, FetchStep } from '../plan/executable-plan.js';
import type { Gathering } from './gathering.js';
import type { JsonObject } from './json-object.js';
import type { SubgraphResponse } from './subgraph-response.js';
import { readPath, subgraphError } from './subgraph-errors.js';

/** The variables of a request: values, and lists of representations that are JSON already. */
export interface FetchVariables {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly representations: readonly { readonly variable: string; readonly texts: readonly string[] }[];
}

/** The objects that a part of a fetch was to fill. */
export interface FilledPart {
  readonly part: FetchPart;
  readonly objects: () => readonly JsonObject[];
}

/**
 * Sends one fetch. Whatever goes wrong as a whole (no answer, no usable answer, errors without data and without a place)
 * is noted for the objects that it was to fill, and answered with undefined.
 */
export async function sendFetch(
  { request, failed }: Gathering,
  fetch: FetchStep,
  given: FetchVariables,
  filled: readonly FilledPart[],
): Promise<SubgraphResponse | undefined> {
  const { subgraph } = fetch;
  const fail = (code: string, message: string): undefined => {
    for (const { part, objects } of filled) failed.add(part, objects(), { subgraph, code, message });
    return undefined;
  };
  try {
    const client = request.subgraphs.get(subgraph);
    if (!client) throw new GatewayError('SUBGRAPH_UNAVAILABLE', { cause: new Error(`no address for ${subgraph}`) });
    const body = bodyOf(fetch, given, request.variables);
    const response = await client.send(
      { body, repeatable: fetch.operationKind === 'query', shareKey: request.shareKey },
      (method, path) => request.requestHeaders(subgraph, method, path, body),
      request.signal,
    );
    const [first] = response.errors;
    if (response.data || !first || response.errors.some(({ path }) => readPath(path))) return response;
    const { message, extensions } = subgraphError(subgraph, first);
    return fail(String(extensions?.['code']), message);
  } catch (cause) {
    const { code, publicMessage } = toGatewayError(cause);
    return fail(code, publicMessage);
  }
}

const openings = new WeakMap<FetchStep, string>();

/** The request's body. What is the same for every request of a plan is written once. */
function bodyOf(
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
  for (const { variable, texts } of representations) entries.push(`"${variable}":[${texts.join(',')}]`);
  for (const name of Object.keys(variables)) entries.push(`${JSON.stringify(name)}:${JSON.stringify(variables[name])}`);
  for (const name of fetch.variables) {
    if (Object.hasOwn(variables, name) || !Object.hasOwn(sent, name)) continue;
    const text = JSON.stringify(sent[name]) as string | undefined;
    if (text !== undefined) entries.push(`"${name}":${text}`);
  }
  return `${opening}${entries.join(',')}}}`;
}
