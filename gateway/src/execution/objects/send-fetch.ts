import { toGatewayError } from '../../errors.js';
import type { FetchPart, FetchStep } from '../../plan/executable-plan.js';
import { fetchBody, type FetchVariables } from '../transport/request-body.js';
import type { ObjectsExecution } from './objects-execution.js';
import type { JsonObject } from '../json-object.js';
import { parseResponse, type SubgraphResponse } from '../transport/subgraph-response.js';
import { readPath, subgraphError } from '../transport/subgraph-errors.js';

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
  { request, requests, failed }: ObjectsExecution,
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
    // Parsed by each for itself: what is gathered is changed while it is joined.
    const response = parseResponse(subgraph, await requests.send(fetch, fetchBody(fetch, given, request.variables)));
    const [first] = response.errors;
    if (response.data || !first || response.errors.some(({ path }) => readPath(path))) return response;
    const { message, extensions } = subgraphError(subgraph, first);
    return fail(String(extensions?.['code']), message);
  } catch (cause) {
    const { code, publicMessage } = toGatewayError(cause);
    return fail(code, publicMessage);
  }
}
