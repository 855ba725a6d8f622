import { CODES_FOR_CLIENTS } from '@shiyu/protocol';
import type { GraphQLFormattedError } from 'graphql';
import { GATEWAY_ERRORS } from '../../errors.js';
import type { SubgraphResponseError } from './subgraph-response.js';

export type ResponsePath = readonly (string | number)[];

/**
 * A subgraph's error as the client may see it, without its place: the message only where its code says that it is meant
 * for clients, since any other text could hold what the caller may not see.
 */
export function subgraphError(subgraph: string, error: SubgraphResponseError): GraphQLFormattedError {
  const code = error.extensions?.code;
  const passed = typeof code === 'string' && CODES_FOR_CLIENTS.has(code) && typeof error.message === 'string';
  const message = passed ? (error.message as string) : GATEWAY_ERRORS.SUBGRAPH_ERROR.message;
  return { message, extensions: { code: passed ? code : 'SUBGRAPH_ERROR', service: subgraph } };
}

/** A response path with list indexes as numbers; some servers write them as text. Undefined for anything else. */
export function readPath(path: unknown): ResponsePath | undefined {
  if (!Array.isArray(path) || path.length === 0) return undefined;
  if (!path.every((step) => typeof step === 'string' || typeof step === 'number')) return undefined;
  return path.map((step: string | number) => (typeof step === 'string' && /^\d+$/.test(step) ? Number(step) : step));
}
