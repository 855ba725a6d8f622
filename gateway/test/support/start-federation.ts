import { composeServices } from '@apollo/composition';
import { createHash } from 'node:crypto';
import { getOperationAST, parse } from 'graphql';
import type { Coordinate, Engine, ExecuteRequest, ExecutionResult, Operation } from '@shiyu/gateway/engine.js';
import { createSubgraphClient, type SubgraphClientOptions } from '@shiyu/gateway/execution/subgraph-client.js';
import { coerceVariables } from '@shiyu/gateway/operations/coerce-variables.js';
import { execute } from '@shiyu/gateway/execution/execute.js';
import { createReferenceEngine } from '@shiyu/gateway/reference/reference-engine.js';
import { shiyuEngine } from '@shiyu/gateway/shiyu-engine.js';
import { createSupergraph, type Supergraph } from '@shiyu/gateway/supergraph.js';
import { startSubgraph, type RunningSubgraph, type SubgraphFixture } from './start-subgraph.js';

/** Several subgraphs that run, composed, and both engines over them. */
export interface Federation {
  readonly supergraph: Supergraph;
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  readonly reference: Engine;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  close(): Promise<void>;
}

/** Our engine by way of objects alone, as it answers whatever is unusual (ADR 0009). */
export const objectsEngine: Engine = {
  ...shiyuEngine,
  execute: (prepared, request) => execute(prepared, request, 'objects'),
};

/** An answer, its data read back. */
export interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: ExecutionResult['errors'];
}

/** How a question is asked; our engine unless said otherwise. */
export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly denied?: readonly Coordinate[];
  readonly engine?: Engine;
  readonly signal?: AbortSignal;
  readonly operationName?: string;
}

/** Starts and composes them; fails with the composition's own words. */
export async function startFederation(
  fixtures: readonly SubgraphFixture[],
  options: Partial<SubgraphClientOptions> = {},
): Promise<Federation> {
  const running = await Promise.all(fixtures.map(startSubgraph));
  const stopAll = () => Promise.all(running.map((subgraph) => subgraph.stop()));
  let supergraph: Supergraph;
  try {
    supergraph = createSupergraph(compose(fixtures, running));
  } catch (cause) {
    // Servers that go on listening would keep the test runner from ending.
    await stopAll();
    throw cause;
  }
  const clients = new Map(running.map(({ name, url }) => [name, createSubgraphClient(name, url, options)]));
  let reference: Engine | undefined;
  return {
    supergraph,
    subgraphs: new Map(running.map((subgraph) => [subgraph.name, subgraph])),
    // Apollo's gateway composes everything once more when it loads: only for those who ask it.
    get reference() {
      return (reference ??= createReferenceEngine(supergraph));
    },
    async ask(query, { variables = {}, denied = [], engine = shiyuEngine, signal, operationName } = {}) {
      const operation = operationOf(query, operationName);
      const coerced = coerceVariables(supergraph, operation, variables);
      const prepared = await engine.prepare(supergraph, operation, new Set(denied), coerced);
      const request: ExecuteRequest = {
        variables: coerced,
        subgraphs: clients,
        requestHeaders: () => ({}),
        signal: signal ?? new AbortController().signal,
        requestId: 'test',
        shareKey: undefined,
      };
      const { response, errors } = await engine.execute(prepared, request);
      return { ...(JSON.parse(String(response)) as Pick<Answer, 'data'>), ...(errors ? { errors } : {}) };
    },
    async close() {
      await supergraph.planner.close();
      await Promise.all([...clients.values()].map((client) => client.close()));
      await stopAll();
    },
  };
}

/** An operation of a document that is not registered. */
export function operationOf(text: string, operationName?: string): Operation {
  const document = parse(text);
  const kind = getOperationAST(document, operationName)?.operation ?? 'query';
  const id = createHash('sha256').update(text).digest('hex');
  return { id, text, registered: false, document, kind, ...(operationName ? { operationName } : {}) };
}

function compose(fixtures: readonly SubgraphFixture[], running: readonly RunningSubgraph[]): string {
  const services = fixtures.map(({ name, typeDefs }, index) => ({ name, typeDefs, url: running[index]?.url ?? '' }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(String).join('\n') ?? 'composition failed');
  return supergraphSdl;
}
