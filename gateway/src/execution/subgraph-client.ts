import { Pool } from 'undici';
import { GatewayError } from '../errors.js';

/** One GraphQL request to a subgraph. */
export interface SubgraphRequest {
  readonly document: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A GraphQL response as received; nothing of it is trusted to have the right form beyond this. */
export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly SubgraphResponseError[];
}

export interface SubgraphResponseError {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: { readonly code?: unknown };
}

/** Headers of a request, made from its bytes: the signature covers the body. */
export type HeadersOf = (method: 'POST', path: string, body: string) => Record<string, string>;

/** A connection to one subgraph. Raises SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT, SUBGRAPH_BAD_RESPONSE. */
export interface SubgraphClient {
  send(request: SubgraphRequest, headersOf: HeadersOf, signal: AbortSignal): Promise<SubgraphResponse>;
  close(): Promise<void>;
}

export type SubgraphClients = ReadonlyMap<string, SubgraphClient>;

/** Limits of one subgraph connection. */
export interface SubgraphClientOptions {
  readonly connections: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export const SUBGRAPH_CLIENT_DEFAULTS: SubgraphClientOptions = { connections: 64, timeoutMs: 10_000, maxBytes: 64 * 1024 * 1024 };

/** Opens a pool of keep-alive connections to a subgraph's URL. */
export function createSubgraphClient(name: string, url: string, options = SUBGRAPH_CLIENT_DEFAULTS): SubgraphClient {
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const pool = new Pool(origin, {
    connections: options.connections,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    connect: { timeout: Math.min(options.timeoutMs, 3_000) },
    pipelining: 1,
  });
  return {
    async send({ document, operationName, variables }, headersOf, signal) {
      const body = JSON.stringify({ query: document, variables, ...(operationName ? { operationName } : {}) });
      let text: string;
      let statusCode: number;
      try {
        const response = await pool.request({
          method: 'POST',
          path,
          body,
          signal,
          headers: { 'content-type': 'application/json', accept: 'application/json', ...headersOf('POST', path, body) },
        });
        statusCode = response.statusCode;
        text = await readText(response.body, options.maxBytes, name);
      } catch (cause) {
        if (cause instanceof GatewayError) throw cause;
        throw unreachable(name, cause);
      }
      return parseResponse(name, statusCode, text);
    },
    close: () => pool.close(),
  };
}

async function readText(body: AsyncIterable<Buffer>, maxBytes: number, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw badResponse(name, `more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseResponse(name: string, statusCode: number, text: string): SubgraphResponse {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw badResponse(name, statusCode === 200 ? 'a body that is no JSON' : `HTTP status ${statusCode}`, cause);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw badResponse(name, 'a body that is no GraphQL response');
  const { data, errors } = parsed as { data?: unknown; errors?: unknown };
  if (data !== undefined && data !== null && (typeof data !== 'object' || Array.isArray(data))) throw badResponse(name, '`data` that is no object');
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) throw badResponse(name, '`errors` that is no list');
  if (data === undefined && !errors) throw badResponse(name, 'neither `data` nor `errors`');
  return { data: (data ?? null) as Record<string, unknown> | null, errors: (errors ?? []) as SubgraphResponseError[] };
}

function badResponse(name: string, what: string, cause?: unknown): GatewayError {
  return new GatewayError('SUBGRAPH_BAD_RESPONSE', { detail: `The service ${name} answered with ${what}.`, cause });
}

function unreachable(name: string, cause: unknown): GatewayError {
  const { name: kind, code } = cause as { name?: string; code?: string };
  const late = /TIMEOUT/.test(code ?? '') || kind === 'TimeoutError';
  return late
    ? new GatewayError('SUBGRAPH_TIMEOUT', { detail: `The service ${name} took too long.`, cause })
    : new GatewayError('SUBGRAPH_UNAVAILABLE', { detail: `The service ${name} does not answer.`, cause });
}
