import { SUBGRAPH_ERRORS, type SubgraphErrorCode } from '@shiyu/protocol';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import { SubgraphError } from '../errors.js';

/** SQLSTATE classes and system errors that say that the database cannot be reached, not that a statement is wrong. */
const UNREACHABLE = /^(08|57P|53)|^ECONN|^EPIPE|^ETIMEDOUT/;

/**
 * Errors as the gateway may see them. What is not coded by us is logged by name and code (never with its text, which may
 * hold values) and answered with a fixed message.
 */
export function formatErrors(
  result: ExecutionResult,
  requestId: string,
  log: FastifyBaseLogger,
): { statusCode: number; response: ExecutionResult } {
  const errors = (result.errors ?? []).flatMap(each).map((error) => formatError(error, requestId, log));
  return {
    statusCode: 200,
    response: { data: result.data ?? null, errors: errors as unknown as readonly GraphQLError[] },
  };
}

/** The errors of a text that does not fit the schema, which the server hands on as one. */
function each(error: GraphQLError): readonly GraphQLError[] {
  const { errors } = (error.originalError ?? {}) as { errors?: unknown };
  return Array.isArray(errors) ? errors.filter((one) => one instanceof GraphQLError) : [error];
}

function formatError(error: GraphQLError, requestId: string, log: FastifyBaseLogger): object {
  const cause = rootCause(error);
  const position = {
    ...(error.path ? { path: error.path } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
  };
  if (cause instanceof SubgraphError || cause instanceof GraphQLError || error.originalError === undefined) {
    const invalid: SubgraphErrorCode = 'GRAPHQL_VALIDATION_FAILED';
    const code = (cause instanceof GraphQLError ? cause : error).extensions['code'] ?? invalid;
    return { message: error.message, ...position, extensions: { code } };
  }
  const { code: state } = cause as { code?: unknown };
  const sqlState = typeof state === 'string' ? state : '';
  const code: SubgraphErrorCode =
    UNREACHABLE.test(sqlState) || /Connection terminated|timeout exceeded/.test(String((cause as Error).message))
      ? 'DATABASE_UNAVAILABLE'
      : 'INTERNAL_SUBGRAPH_ERROR';
  log.error({ requestId, path: error.path, error: (cause as Error).name, sqlState }, 'a field failed');
  log.debug({ requestId, cause }, 'why the field failed');
  return { message: SUBGRAPH_ERRORS[code].message, ...position, extensions: { code } };
}

/** The error that a field threw, below the wrappers of the executor and the ORM. */
function rootCause(error: unknown): unknown {
  let current = error;
  for (;;) {
    const { originalError, previous } = current as { originalError?: unknown; previous?: unknown };
    const next = originalError ?? previous;
    if (!next || next === current) return current;
    current = next;
  }
}
