import { setImmediate } from 'node:timers/promises';
import { Pool, type Dispatcher } from 'undici';
import { GatewayError } from '../../errors.js';
import { createInFlight } from '../../in-flight.js';
import { AnswerReader, type SubgraphAnswer } from './answer-reader.js';
import { Deadlines } from './deadlines.js';

/** One GraphQL request to a subgraph. */
export interface SubgraphRequest {
  /** JSON, as it travels */
  readonly body: string;
  /** queries are sent once more when a kept connection turns out to be dead */
  readonly repeatable: boolean;
}

/** Headers of a request, made from its bytes: the signature covers the body. */
export type HeadersOf = (method: 'POST', path: string) => Record<string, string>;

/** A connection to one subgraph. Rejects with SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT or SUBGRAPH_BAD_RESPONSE. */
export interface SubgraphClient {
  send(
    request: SubgraphRequest & { readonly shareKey?: string | undefined },
    headersOf: HeadersOf,
    signal: AbortSignal,
  ): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

export type SubgraphClients = ReadonlyMap<string, SubgraphClient>;

/** Limits of one subgraph connection. */
export interface SubgraphClientOptions {
  readonly connections: number;
  /** for a whole request, from sending it to the last byte of its answer */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** identical requests in flight travel once */
  readonly shared: boolean;
}

export const SUBGRAPH_CLIENT_DEFAULTS: SubgraphClientOptions = {
  connections: 64,
  timeoutMs: 10_000,
  maxBytes: 64 * 1024 * 1024,
  shared: false,
};

/** A connection that the other side closed or broke off, most often while it lay idle. */
const DEAD_CONNECTION = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'ERR_HTTP2_SESSION_ERROR']);

/** Opens a pool of keep-alive connections to a subgraph's URL; over TLS it speaks HTTP/2 where that is offered. */
export function createSubgraphClient(
  name: string,
  url: string,
  options: Partial<SubgraphClientOptions> = {},
): SubgraphClient {
  const { connections, timeoutMs, maxBytes, shared } = { ...SUBGRAPH_CLIENT_DEFAULTS, ...options };
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const pool = new Pool(origin, {
    connections,
    // Deadlines are for whole requests.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: Math.min(timeoutMs, 3_000) },
    pipelining: 1,
    allowH2: true,
  });
  const answers = createInFlight<SubgraphAnswer>();
  const deadlines = new Deadlines(timeoutMs);

  function attempt(body: string, headersOf: HeadersOf, signal: AbortSignal | undefined): Promise<SubgraphAnswer> {
    const request: Dispatcher.DispatchOptions = {
      method: 'POST',
      path,
      body,
      // What the signer adds comes last: it must not be overruled.
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...headersOf('POST', path),
      },
    };
    return new Promise((resolve, reject) => {
      pool.dispatch(request, new AnswerReader({ name, timeoutMs, deadlines, maxBytes, signal, resolve, reject }));
    });
  }

  async function fetchAnswer(
    { body, repeatable }: SubgraphRequest,
    headersOf: HeadersOf,
    signal: AbortSignal | undefined,
  ): Promise<SubgraphAnswer> {
    try {
      return await attempt(body, headersOf, signal).catch(async (cause: { code?: string }) => {
        if (!repeatable || signal?.aborted || !DEAD_CONNECTION.has(cause.code ?? '')) throw cause;
        // The pool gives up an HTTP/2 session only after all requests on it have heard of its end.
        await setImmediate();
        return attempt(body, headersOf, signal);
      });
    } catch (cause) {
      throw cause instanceof GatewayError ? cause : unreachable(name, cause);
    }
  }

  return {
    async send(request, headersOf, signal) {
      signal.throwIfAborted();
      const { shareKey, repeatable, body } = request;
      return shared && repeatable && shareKey !== undefined
        ? // It belongs to several callers, so none of them ends it by leaving.
          await answers.share(`${shareKey}\n${body}`, () => fetchAnswer(request, headersOf, undefined))
        : await fetchAnswer(request, headersOf, signal);
    },
    async close() {
      await pool.close();
      deadlines.close();
    },
  };
}

/** SUBGRAPH_UNAVAILABLE or SUBGRAPH_TIMEOUT for whatever a connection failed with. */
function unreachable(name: string, cause: unknown): GatewayError {
  const { name: kind, code } = cause as { name?: string; code?: string };
  const late = /TIMEOUT/.test(code ?? '') || kind === 'TimeoutError';
  const text = `The service ${name} ${late ? 'took too long' : 'does not answer'}: ${(cause as Error).message}`;
  return new GatewayError(late ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE', { cause: new Error(text, { cause }) });
}
