import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { getOperationAST, print, type GraphQLFormattedError } from 'graphql';
import type { Engine, ExecuteRequest, ExecutionResult } from '../engine.js';
import { GatewayError } from '../errors.js';
import { completeResult } from '../execution/complete-result.js';
import type { JsonObject } from '../execution/json-object.js';
import type { SubgraphResponse, SubgraphResponseError } from '../execution/subgraph-client.js';
import { subgraphError } from '../execution/subgraph-errors.js';
import { prepareOperation, type PreparedOperation } from '../plan/prepare-operation.js';
import type { Supergraph } from '../supergraph.js';

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Apollo's own gateway behind our engine's surface: the oracle of the differential tests and of shadow mode (ADR 0001).
 * It runs the pruned operation and shapes the answer itself; only where fields were denied does our own completion add
 * their nulls. Error messages are masked as ours are. Loading may fail: the first `execute` then rejects.
 */
export function createReferenceEngine(supergraph: Supergraph): Engine {
  // Its exporter would report to its maker's servers.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const apollo = new ApolloGateway({
    supergraphSdl: supergraph.sdl,
    buildService: ({ name }) => new ForwardingSource(name),
    logger: SILENT,
  });
  const loading = apollo.load();
  loading.catch(() => undefined);
  return {
    name: 'reference',
    prepare: prepareOperation,
    async execute(prepared: PreparedOperation, request: ExecuteRequest): Promise<ExecutionResult> {
      const { executor, schema } = await loading;
      const { operation, planned } = prepared;
      const source = print(planned);
      const operationName = operation.operationName ?? null;
      const result = await executor({
        document: planned,
        operation: getOperationAST(planned, operationName),
        operationName,
        request: { query: source, operationName: operation.operationName, variables: { ...request.variables } },
        source,
        queryHash: `${operation.id} ${[...prepared.denied].sort().join(' ')}`,
        context: { request },
        schema,
        metrics: {},
        cache: new Map(),
        logger: SILENT,
      } as never);
      const errors = (result.errors ?? []).flatMap(formatError);
      if (prepared.denied.size > 0 && result.data) {
        // Apollo's answer has the client's response names already.
        const shaped = { ...prepared, dataName: (responseName: string) => responseName };
        return completeResult(shaped, request.variables, { data: result.data as JsonObject, errors });
      }
      return { data: result.data ?? null, ...(errors.length > 0 ? { errors } : {}) };
    },
  };
}

/** Apollo's error as ours would read: it may carry a subgraph's own text, or be what our client threw. */
function formatError(error: unknown): GraphQLFormattedError[] {
  if (error instanceof GatewayError) return [{ message: error.publicMessage, extensions: { code: error.code } }];
  const { message, path, extensions } = error as SubgraphResponseError & { path?: readonly (string | number)[] };
  const service = (extensions as { serviceName?: unknown } | undefined)?.serviceName;
  return subgraphError(typeof service === 'string' ? service : '', { message, extensions }, [path]);
}

/** Sends Apollo's fetches through our clients, so that both engines sign, time out and fail alike. */
class ForwardingSource extends RemoteGraphQLDataSource {
  constructor(private readonly subgraph: string) {
    super({ url: 'http://forwarded.invalid' });
  }

  override async process({ request, context }: Parameters<RemoteGraphQLDataSource['process']>[0]): Promise<never> {
    const { request: execution } = context as unknown as { request: ExecuteRequest };
    const client = execution.subgraphs.get(this.subgraph);
    if (!client)
      throw new GatewayError('SUBGRAPH_UNAVAILABLE', { cause: new Error(`no address for ${this.subgraph}`) });
    const response: SubgraphResponse = await client.send(
      {
        document: request.query ?? '',
        variables: request.variables ?? {},
        ...(request.operationName ? { operationName: request.operationName } : {}),
      },
      (method, path, body) => execution.requestHeaders(this.subgraph, method, path, body),
      execution.signal,
    );
    return { ...response, errors: response.errors.length > 0 ? response.errors : undefined } as never;
  }
}
