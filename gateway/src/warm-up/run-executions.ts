import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import { execute } from '../execution/execute.js';
import type { ExecutionRequest } from '../execution/execution-request.js';
import { createSubgraphClient } from '../execution/transport/subgraph-client.js';
import type { CompiledOperation } from '../plan/compiled-operation.js';
import { syntheticAnswer } from './synthetic-answer.js';

/** Of that many executions, one is over objects. */
const OBJECTS_EVERY = 8;
const MAX_OPERATIONS = 20;
const AT_ONCE = 10;

/**
 * Executes operations again and again for a while, over real connections to a server of our own on the loopback interface
 * that makes answers up: code that has run often is compiled by the time the first client asks. Without it the first
 * hundreds of requests take ten times as long as the others (gateway/bench/README.md).
 */
export async function runExecutions(
  compiled: readonly CompiledOperation[],
  schema: GraphQLSchema,
  forMs: number,
): Promise<void> {
  // Copies: what is learned of made-up answers says nothing of real ones (columnar-runtime.ts).
  const operations = compiled
    .filter(({ operation, shape }) => shape && operation.kind === 'query')
    .slice(0, MAX_OPERATIONS)
    .map((operation) => ({ ...operation }));
  if (operations.length === 0) return;
  const answers = new Map<string, string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const answer = answers.get(body) ?? syntheticAnswer(schema, body);
      answers.set(body, answer);
      response.setHeader('content-type', 'application/json').end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = createSubgraphClient('warm-up', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  try {
    const until = performance.now() + forMs;
    let count = 0;
    const runSome = async (): Promise<void> => {
      while (performance.now() < until) {
        count += 1;
        const next = operations[count % operations.length] as CompiledOperation;
        await execute(next, requestTo(client, next), count % OBJECTS_EVERY === 0 ? 'objects' : 'columnar');
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, runSome));
  } finally {
    await client.close();
    server.closeAllConnections();
    server.close();
  }
}

function requestTo(
  client: ReturnType<typeof createSubgraphClient>,
  { supergraph }: CompiledOperation,
): ExecutionRequest {
  return {
    variables: {},
    subgraphs: new Map([...supergraph.subgraphs.keys()].map((name) => [name, client])),
    requestHeaders: () => ({}),
    signal: new AbortController().signal,
    requestId: 'warm-up',
    shareKey: undefined,
  };
}
