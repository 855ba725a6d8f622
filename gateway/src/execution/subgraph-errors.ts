import type { GraphQLFormattedError } from 'graphql';
import { GATEWAY_ERRORS, type GatewayError } from '../errors.js';
import type { SubgraphResponseError } from './subgraph-client.js';

type ResponsePath = readonly (string | number)[];

/** Codes of subgraphs that tell the client something to act on; their messages are written for clients. */
const PASSED_ON = new Set(['BAD_USER_INPUT', 'DATABASE_UNAVAILABLE']);

/**
 * A subgraph's error as the client may see it: the message only where its code says that it is meant for clients, since
 * any other text could hold what the caller may not see.
 */
export function subgraphError(subgraph: string, error: SubgraphResponseError, paths: readonly ResponsePath[]): GraphQLFormattedError[] {
  const code = error.extensions?.code;
  const passed = typeof code === 'string' && PASSED_ON.has(code) && typeof error.message === 'string';
  const message = passed ? (error.message as string) : GATEWAY_ERRORS.SUBGRAPH_ERROR.message;
  const extensions = { code: passed ? code : 'SUBGRAPH_ERROR', service: subgraph };
  return paths.map((path) => ({ message, path, extensions }));
}

/** A request that failed as a whole, at each place that it was to fill. */
export function failedFetch(subgraph: string, failure: GatewayError, paths: readonly ResponsePath[]): GraphQLFormattedError[] {
  return paths.map((path) => ({ message: failure.publicMessage, path, extensions: { code: failure.code, service: subgraph } }));
}

/** A response path with list indexes as numbers; some servers write them as text. Undefined for anything else. */
export function readPath(path: unknown): ResponsePath | undefined {
  if (!Array.isArray(path) || !path.every((step) => typeof step === 'string' || typeof step === 'number')) return undefined;
  return path.map((step) => (typeof step === 'string' && /^\d+$/.test(step) ? Number(step) : step));
}
