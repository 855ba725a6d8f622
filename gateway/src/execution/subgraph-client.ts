import { isUtf8 } from 'node:buffer';
import { Pool } from 'undici';
import { GatewayError } from '../errors.js';

/** One GraphQL request to a subgraph. */
export interface SubgraphRequest {
  readonly document: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** queries are sent once more when a kept connection turns out to be dead */
  readonly kind?: 'query' | 'mutation' | 'subscription';
}

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

/** Headers of a request, made from its bytes: the signature covers the body. */
export type HeadersOf = (method: 'POST', path: string, body: string) => Record<string, string>;

/** A connection to one subgraph. Rejects with SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT or SUBGRAPH_BAD_RESPONSE. */
export interface SubgraphClient {
  send(request: SubgraphRequest, headersOf: HeadersOf, signal: AbortSignal): Promise<SubgraphResponse>;
  close(): Promise<void>;
}

export type SubgraphClients = ReadonlyMap<string, SubgraphClient>;

/** Limits of one subgraph connection. */
export interface SubgraphClientOptions {
  readonly connections: number;
  /** for a whole request, from sending it to the last byte of its answer */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export const SUBGRAPH_CLIENT_DEFAULTS: SubgraphClientOptions = {
  connections: 64,
  timeoutMs: 10_000,
  maxBytes: 64 * 1024 * 1024,
};

/** A socket that the other side closed while it lay idle; the request has not been looked at. */
const DEAD_SOCKET = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const UNREACHABLE_STATUS = new Set([502, 503, 504]);

/** Opens a pool of keep-alive connections to a subgraph's URL. */
export function createSubgraphClient(
  name: string,
  url: string,
  options: Partial<SubgraphClientOptions> = {},
): SubgraphClient {
  const { connections, timeoutMs, maxBytes } = { ...SUBGRAPH_CLIENT_DEFAULTS, ...options };
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const pool = new Pool(origin, {
    connections,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: Math.min(timeoutMs, 3_000) },
    pipelining: 1,
  });

  async function attempt(body: string, headersOf: HeadersOf, signal: AbortSignal): Promise<SubgraphResponse> {
    const { statusCode, body: answer } = await pool.request({
      method: 'POST',
      path,
      body,
      signal,
      // What the signer adds comes last: it must not be overruled.
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...headersOf('POST', path, body),
      },
    });
    return parseResponse(name, statusCode, await readBytes(answer, maxBytes, name));
  }

  return {
    async send({ document, operationName, variables, kind }, headersOf, signal) {
      const body = JSON.stringify({ query: document, variables, ...(operationName ? { operationName } : {}) });
      const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      try {
        return await attempt(body, headersOf, limited).catch((cause: { code?: string }) => {
          if (kind !== 'query' || !DEAD_SOCKET.has(cause.code ?? '')) throw cause;
          return attempt(body, headersOf, limited);
        });
      } catch (cause) {
        throw cause instanceof GatewayError ? cause : unreachable(name, cause);
      }
    },
    close: () => pool.close(),
  };
}

async function readBytes(body: AsyncIterable<Buffer>, maxBytes: number, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw badResponse(name, `more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, bytes);
}

function parseResponse(name: string, statusCode: number, bytes: Buffer): SubgraphResponse {
  if (!isUtf8(bytes)) throw badResponse(name, 'bytes that are no UTF-8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString('utf8'));
  } catch {
    // The parser's message quotes the body, which must not reach a log: so it is no cause.
    if (UNREACHABLE_STATUS.has(statusCode)) throw unreachable(name, new Error(`HTTP status ${statusCode}`));
    throw badResponse(name, statusCode === 200 ? 'a body that is no JSON' : `HTTP status ${statusCode}`);
  }
  if (!isObject(parsed)) throw badResponse(name, 'a body that is no GraphQL response');
  const { data, errors } = parsed;
  if (data !== undefined && data !== null && !isObject(data)) throw badResponse(name, '`data` that is no object');
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.every(isObject))) {
    throw badResponse(name, '`errors` that is no list of errors');
  }
  const listed = (errors ?? []) as SubgraphResponseError[];
  if (!data && listed.length === 0) {
    if (UNREACHABLE_STATUS.has(statusCode)) throw unreachable(name, new Error(`HTTP status ${statusCode}`));
    throw badResponse(name, 'neither data nor errors');
  }
  return { data: data ?? null, errors: listed };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badResponse(name: string, what: string): GatewayError {
  return new GatewayError('SUBGRAPH_BAD_RESPONSE', { cause: new Error(`The service ${name} answered with ${what}.`) });
}

function unreachable(name: string, cause: unknown): GatewayError {
  const { name: kind, code } = cause as { name?: string; code?: string };
  const late = /TIMEOUT/.test(code ?? '') || kind === 'TimeoutError';
  const text = `The service ${name} ${late ? 'took too long' : 'does not answer'}: ${(cause as Error).message}`;
  return new GatewayError(late ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE', { cause: new Error(text, { cause }) });
}
