import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { SubgraphError } from '../errors.js';
import { formatErrors } from './error-formatter.js';

/**
 * The answer to a request that no field could be asked of. Without a genuine signature it is refused by its code; a text
 * that does not fit the schema gets its errors as an answer of GraphQL; whatever else cannot be read says no more.
 */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof SubgraphError) {
    const { code, message, status } = error;
    return reply.code(status === 200 ? 400 : status).send({ errors: [{ message, extensions: { code } }] });
  }
  const { departmentContext } = request;
  if (departmentContext) {
    const errors = [error instanceof GraphQLError ? error : wrapped(error as Error)];
    const { statusCode, response } = formatErrors({ errors }, departmentContext.signed.requestId, request.log);
    return reply.code(statusCode).send(response);
  }
  const { name, statusCode } = error as Error & { statusCode?: number };
  request.log.error({ error: name }, 'a request failed');
  const { code, message, status } = new SubgraphError('BAD_REQUEST');
  return reply.code(statusCode ?? status).send({ errors: [{ message, extensions: { code } }] });
}

function wrapped(originalError: Error): GraphQLError {
  return new GraphQLError(originalError.message, { originalError });
}
