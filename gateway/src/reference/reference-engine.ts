import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { print, type GraphQLFormattedError } from 'graphql';
import type { Engine, ExecuteRequest, ExecutionResult } from '../engine.js';
import { completeResult } from '../execution/complete-result.js';
import { prepareOperation, type PreparedOperation } from '../plan/prepare-operation.js';
import type { SubgraphResponse } from '../execution/subgraph-client.js';
import type { Supergraph } from '../supergraph.js';
import type { JsonObject } from '../execution/json-object.js';

/**
 * Apollo's own gateway behind our engine's surface: the oracle of the differential tests and of shadow mode (ADR 0001).
 * It runs the pruned operation; denied fields are then completed to null like everywhere.
 */
export function createReferenceEngine(supergraph: Supergraph): Engine {
  const apollo = new ApolloGateway({
    supergraphSdl: supergraph.sdl,
    buildService: ({ name }) => new ForwardingSource(name),
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const loading = apollo.load();
  return {
    name: 'reference',
    prepare: prepareOperation,
    async execute(prepared: PreparedOperation, request: ExecuteRequest): Promise<ExecutionResult> {
      const { executor, schema } = await loading;
      const { operation, planned } = prepared;
      const query = print(planned);
      const result = await executor({
        document: planned,
        request: { query, operationName: operation.operationName, variables: { ...request.variables } },
        operationName: operation.operationName ?? null,
        queryHash: `${operation.id} ${[...prepared.denied].sort().join(' ')}`,
        context: { request },
        schema,
        metrics: {},
        cache: new Map() as never,
        logger: console,
        source: query,
        operation: planned.definitions.find((node) => node.kind === 'OperationDefinition') as never,
      } as never);
      const errors = (result.errors ?? []).map((error): GraphQLFormattedError => (typeof error.toJSON === 'function' ? error.toJSON() : error));
      if (!result.data) return { data: null, errors };
      return completeResult(prepared, request.variables, result.data as JsonObject, errors as GraphQLFormattedError[]);
    },
  };
}

/** Sends Apollo's fetches through our clients, so that both engines sign, time out and fail alike. */
class ForwardingSource extends RemoteGraphQLDataSource {
  constructor(private readonly subgraph: string) {
    super({ url: 'http://forwarded.invalid' });
  }

  override async process({ request, context }: Parameters<RemoteGraphQLDataSource['process']>[0]): Promise<never> {
    const { request: execution } = context as unknown as { request: ExecuteRequest };
    const client = execution.subgraphs.get(this.subgraph);
    if (!client) throw new Error(`The service ${this.subgraph} has no address.`);
    const response: SubgraphResponse = await client.send(
      { document: request.query ?? '', variables: request.variables ?? {}, ...(request.operationName ? { operationName: request.operationName } : {}) },
      (method, path, body) => execution.requestHeaders(this.subgraph, method, path, body),
      execution.signal,
    );
    return { ...response, errors: response.errors?.length ? response.errors : undefined } as never;
  }
}
