import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { randomUUID } from 'node:crypto';
import { answerClientError } from './answer-client-error.js';
import { encodeError, type EncodedResponse } from './encoding/json.js';
import { GatewayError } from './errors.js';
import { parseExactJson } from './exact-json.js';
import type { Gateway } from './gateway.js';
import type { OperationRequest } from './http/operation-request.js';
import { parseBody, parseUrl } from './http/parse-request.js';
import { handleOperation } from './pipeline.js';

const MAX_BODY_BYTES = 1024 * 1024;

/** The HTTP server of a gateway. `drain` makes readiness fail at once, then finishes what is in flight. */
export interface GatewayApp {
  readonly app: FastifyInstance;
  readonly drain: () => Promise<void>;
}

/** Routes and their translation to the pipeline; nothing of GraphQL happens here. */
export function createApp(gateway: Gateway): GatewayApp {
  let draining = false;
  const app = Fastify({
    loggerInstance: gateway.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      void send(reply, encodeError(new GatewayError('BAD_REQUEST', { cause: error }), 'application/json', request.id));
    },
    // Our own messages name the request where it matters.
    childLoggerFactory: (logger) => logger,
    genReqId: ({ headers: { 'x-request-id': given } }) =>
      typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID(),
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  // Kept as bytes: whether they are JSON is found out only after the caller is known.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.post('/graphql', (request, reply) =>
    answer(gateway, request, reply, () => {
      try {
        return parseBody(parseExactJson(String(request.body)));
      } catch (cause) {
        throw cause instanceof GatewayError
          ? cause
          : new GatewayError('BAD_REQUEST', { detail: 'The body is not valid JSON.' });
      }
    }),
  );
  // HEAD is GET without the body (RFC 9110 §9.3.2); Fastify leaves it out.
  app.get('/graphql', (request, reply) =>
    answer(gateway, request, reply, () => parseUrl(request.query as Record<string, unknown>)),
  );
  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (request, reply) =>
      send(
        reply,
        encodeError(
          new GatewayError('METHOD_NOT_ALLOWED', { allow: 'GET, HEAD, POST' }),
          'application/json',
          request.id,
        ),
      ),
  });
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', (_request, reply) =>
    reply.code(draining ? 503 : 200).send({ status: draining ? 'draining' : 'ready' }),
  );
  app.setErrorHandler((error, request, reply) => {
    const { statusCode, code } = error as { statusCode?: number; code?: string };
    const known =
      code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
        ? 'UNSUPPORTED_MEDIA_TYPE'
        : statusCode === 413
          ? 'REQUEST_TOO_LARGE'
          : (statusCode ?? 500) < 500
            ? 'BAD_REQUEST'
            : 'INTERNAL_ERROR';
    return send(reply, encodeError(new GatewayError(known, { cause: error }), 'application/json', request.id));
  });
  app.setNotFoundHandler((request, reply) =>
    send(reply, encodeError(new GatewayError('NOT_FOUND'), 'application/json', request.id)),
  );
  app.addHook('onClose', () => gateway.close());
  return {
    app,
    drain: async () => {
      draining = true;
      await app.close();
    },
  };
}

async function answer(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
  read: () => ReturnType<typeof parseBody>,
): Promise<FastifyReply> {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  const headers = request.headers as Record<string, string | undefined>;
  const response = await handleOperation(gateway, {
    id: request.id,
    method: request.method as OperationRequest['method'],
    headers,
    signal: gone.signal,
    read,
  });
  return send(reply, response);
}

function send(reply: FastifyReply, { status, headers, body }: EncodedResponse): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
