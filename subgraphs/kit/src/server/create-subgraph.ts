import { fileURLToPath } from 'node:url';
import type { SignedContext } from '@shiyu/protocol';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import mercurius from 'mercurius';
import { acceptRequest, NONCE_WINDOW_MS } from '../context/accept-request.js';
import { NonceMemory } from '../context/nonce-memory.js';
import { RequestContext, type DepartmentParts } from '../context/request-context.js';
import { openOrm } from '../database/orm.js';
import { loadRuleBook } from '../deadline/rule-book.js';
import { SubgraphError } from '../errors.js';
import { answerError } from './answer-error.js';
import { buildFederatedSchema } from './build-schema.js';
import { formatErrors } from './error-formatter.js';
import type { SubgraphConfig } from './subgraph-config.js';
import type { SubgraphDefinition } from './subgraph-definition.js';

declare module 'fastify' {
  interface FastifyRequest {
    signedContext?: SignedContext;
    departmentContext?: RequestContext;
  }
}

/** A department's server. `drain` makes readiness fail at once, before requests in flight are finished. */
export interface Subgraph {
  readonly app: FastifyInstance;
  drain(): Promise<void>;
}

/** Builds a department's server from its declaration: GraphQL at `/graphql`, health, one context per request. */
export async function createSubgraph(definition: SubgraphDefinition, config: SubgraphConfig): Promise<Subgraph> {
  const { schema } = buildFederatedSchema(definition);
  const orm = await openOrm({
    entities: definition.entities,
    migrationsPath: fileURLToPath(new URL('dist/migrations', definition.folder)),
    databaseUrl: config.databaseUrl,
  });
  const parts: DepartmentParts = {
    orm,
    scopes: new Map(definition.scopes.map((scope) => [scope.entity, scope])),
    ruleBook: await loadRuleBook(orm.em.fork()),
  };
  const nonces = new NonceMemory(NONCE_WINDOW_MS, Date.now());
  let draining = false;

  const app = Fastify({
    logger: {
      level: config.logLevel,
      base: { service: definition.name },
      stream: process.stderr,
      redact: ['req.headers'],
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 4 * 1024 * 1024,
    forceCloseConnections: 'idle',
  });

  // The digest covers the bytes as sent, so the signature is checked where the bytes are still at hand.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      request.signedContext = acceptRequest(
        { method: request.method, path: request.url, headers: request.headers, body: body as Buffer },
        config.signingKey,
        nonces,
        Date.now(),
      );
      done(null, JSON.parse((body as Buffer).toString('utf8')));
    } catch (cause) {
      done(cause instanceof SubgraphError ? cause : new SubgraphError('BAD_USER_INPUT', 'The body is not valid JSON.'));
    }
  });
  app.setErrorHandler(answerError);

  await app.register(mercurius, {
    schema,
    jit: 1,
    graphiql: false,
    allowBatchedQueries: false,
    // The library's own handler would ask for the context of a request that has none.
    errorHandler: false,
    context: (request) => {
      if (!request.signedContext) throw new SubgraphError('CONTEXT_UNSIGNED');
      request.departmentContext = new RequestContext(parts, request.signedContext);
      return { request: request.departmentContext };
    },
    errorFormatter: (result, context) =>
      formatErrors(result, (context as { request?: RequestContext }).request?.signed.requestId ?? '', app.log) as never,
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const context = request.departmentContext;
    if (context) {
      await context.close();
      reply.header('x-sql-statements', context.statements);
    }
    return payload;
  });
  // A client that went away never gets to onSend; its connection must be freed all the same.
  app.addHook('onRequestAbort', async (request) => request.departmentContext?.close());
  app.addHook('onClose', () => orm.close(true));

  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const reason = draining ? 'draining' : (await orm.isConnected()) ? undefined : 'database';
    return reply.code(reason ? 503 : 200).send(reason ? { status: 'not ready', reason } : { status: 'ready' });
  });
  return {
    app,
    drain: async () => {
      draining = true;
      await app.close();
    },
  };
}
