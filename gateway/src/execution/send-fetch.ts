import { GatewayError, toGatewayError } from '../errors.js';
import type { FetchStep } from '../plan/executable-plan.js';
import type { Gathering } from './gathering.js';
import type { SubgraphResponse } from './subgraph-client.js';
import { readPath, subgraphError } from './subgraph-errors.js';
import type { Target } from './targets.js';

/**
 * Sends one fetch. Whatever goes wrong as a whole (no answer, no usable answer, errors without data and without a place)
 * is noted for the objects that it was to fill, and answered with undefined.
 */
export async function sendFetch(
  { request, failed }: Gathering,
  fetch: FetchStep,
  extra: Readonly<Record<string, unknown>>,
  targets: readonly Target[],
): Promise<SubgraphResponse | undefined> {
  const variables: Record<string, unknown> = { ...extra };
  for (const name of fetch.variables) {
    if (!Object.hasOwn(extra, name) && Object.hasOwn(request.variables, name))
      variables[name] = request.variables[name];
  }
  try {
    const client = request.subgraphs.get(fetch.subgraph);
    if (!client) throw new GatewayError('SUBGRAPH_UNAVAILABLE', { cause: `no address for ${fetch.subgraph}` });
    const response = await client.send(
      {
        document: fetch.document,
        variables,
        kind: fetch.operationKind,
        ...(fetch.operationName ? { operationName: fetch.operationName } : {}),
      },
      (method, path, body) => request.requestHeaders(fetch.subgraph, method, path, body),
      request.signal,
    );
    const [first] = response.errors;
    if (response.data || !first || response.errors.some(({ path }) => readPath(path))) return response;
    const [{ message, extensions }] = subgraphError(fetch.subgraph, first, [undefined]) as [
      { message: string; extensions: { code: string } },
    ];
    failed.add(fetch, targets, { message, code: extensions.code });
  } catch (cause) {
    const { code, publicMessage } = toGatewayError(cause);
    failed.add(fetch, targets, { code, message: publicMessage });
  }
  return undefined;
}
