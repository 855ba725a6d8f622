import { isUtf8 } from 'node:buffer';
import { GatewayError } from '../../errors.js';
import { parseExactJson } from '../../exact-json.js';
import { isJsonObject } from '../json-object.js';

/** A GraphQL response as received; nothing in it is trusted to have the right form beyond this. */
export interface SubgraphResponse {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphResponseError[];
}

export interface SubgraphResponseError {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: { readonly code?: unknown } | null;
}

const UNREACHABLE_STATUS = new Set([502, 503, 504]);
const NO_ERRORS: readonly SubgraphResponseError[] = Object.freeze([]);

/** Reads an answer's bytes. Raises SUBGRAPH_BAD_RESPONSE, or SUBGRAPH_UNAVAILABLE where a proxy says so. */
export function parseResponse(
  name: string,
  { statusCode, bytes }: { readonly statusCode: number; readonly bytes: Buffer },
): SubgraphResponse {
  if (!isUtf8(bytes)) throw badResponse(name, 'bytes that are not UTF-8');
  let parsed: unknown;
  try {
    parsed = parseExactJson(bytes.toString('utf8'));
  } catch {
    // The parser's message quotes the body, which must not reach a log: so it is not kept as a cause.
    if (UNREACHABLE_STATUS.has(statusCode)) throw unreachable(name, statusCode);
    throw badResponse(name, statusCode === 200 ? 'a body that is not JSON' : `HTTP status ${statusCode}`);
  }
  if (!isJsonObject(parsed)) throw badResponse(name, 'a body that is not a GraphQL response');
  const { data, errors } = parsed;
  if (data !== undefined && data !== null && !isJsonObject(data))
    throw badResponse(name, '`data` that is not an object');
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.every(isJsonObject))) {
    throw badResponse(name, '`errors` that is not a list of errors');
  }
  const listed = (errors as SubgraphResponseError[] | null | undefined) ?? NO_ERRORS;
  if (!data && listed.length === 0) {
    if (UNREACHABLE_STATUS.has(statusCode)) throw unreachable(name, statusCode);
    throw badResponse(name, 'neither data nor errors');
  }
  return { data: data ?? null, errors: listed };
}

function badResponse(name: string, what: string): GatewayError {
  return new GatewayError('SUBGRAPH_BAD_RESPONSE', { cause: new Error(`The service ${name} answered with ${what}.`) });
}

function unreachable(name: string, statusCode: number): GatewayError {
  const cause = new Error(`The service ${name} does not answer: HTTP status ${statusCode}`);
  return new GatewayError('SUBGRAPH_UNAVAILABLE', { cause });
}
