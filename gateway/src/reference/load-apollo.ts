import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import type { ExecutionRequest } from '../execution/execution-request.js';
import { GatewayError } from '../errors.js';
import { parseResponse } from '../execution/transport/subgraph-response.js';
import { SILENT } from './silent-logger.js';

/** Starts Apollo's gateway over a supergraph. A file of its own, because its libraries take a quarter of our memory. */
export async function loadApollo(supergraphSdl: string): Promise<Awaited<ReturnType<ApolloGateway['load']>>> {
  // Its exporter would report to its maker's servers.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const apollo = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => new ForwardingSource(name),
    logger: SILENT,
  });
  return await apollo.load();
}

/** Sends Apollo's fetches through our clients, so that both engines sign, time out and fail alike. */
class ForwardingSource extends RemoteGraphQLDataSource {
  constructor(private readonly subgraph: string) {
    super({ url: 'http://forwarded.invalid' });
  }

  override async process({ request, context }: Parameters<RemoteGraphQLDataSource['process']>[0]): Promise<never> {
    // Apollo types it as its own options; `execute` of the reference engine put the request there.
    const { request: execution } = context as unknown as { request: ExecutionRequest };
    const client = execution.subgraphs.get(this.subgraph);
    if (!client)
      throw new GatewayError('SUBGRAPH_UNAVAILABLE', { cause: new Error(`no address for ${this.subgraph}`) });
    const { query = '', variables = {}, operationName } = request;
    const body = JSON.stringify({ query, variables, ...(operationName ? { operationName } : {}) });
    const answer = await client.send(
      { body, repeatable: true },
      (method, path) => execution.requestHeaders(this.subgraph, method, path, body),
      execution.signal,
    );
    const response = parseResponse(this.subgraph, answer);
    return { ...response, errors: response.errors.length > 0 ? response.errors : undefined } as never;
  }
}
