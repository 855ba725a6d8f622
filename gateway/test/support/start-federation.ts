import { composeServices } from '@apollo/composition';
import type { Coordinate } from '@shiyu/gateway/authorization/coordinate.js';
import type { Engine } from '@shiyu/gateway/engine.js';
import type { ExecutionRequest } from '@shiyu/gateway/execution/execution-request.js';
import type { ExecutionResult } from '@shiyu/gateway/execution/execution-result.js';
import {
  createSubgraphClient,
  type SubgraphClientOptions,
} from '@shiyu/gateway/execution/transport/subgraph-client.js';
import { coerceVariables } from '@shiyu/gateway/operations/coerce-variables.js';
import { readOperation } from '@shiyu/gateway/operations/read-operation.js';
import { execute } from '@shiyu/gateway/execution/execute.js';
import { createReferenceEngine } from '@shiyu/gateway/reference/reference-engine.js';
import { createShiyuEngine } from '@shiyu/gateway/shiyu-engine.js';
import { createSupergraph, type Supergraph } from '@shiyu/gateway/supergraph.js';
import { startSubgraph, type RunningSubgraph, type SubgraphFixture } from './start-subgraph.js';

/** Several subgraphs that run, composed, and both engines over them. */
export interface Federation {
  readonly supergraph: Supergraph;
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  readonly shiyu: Engine;
  /** ours over objects alone, as it answers whatever is out of the ordinary (ADR 0009) */
  readonly objects: Engine;
  readonly reference: Engine;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  close(): Promise<void>;
}

/** An answer, its data read back. */
export interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: ExecutionResult['errors'];
}

/** How a question is asked; our engine unless said otherwise. */
export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly denied?: readonly Coordinate[];
  readonly overrideLabels?: readonly string[];
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
  const shiyu = createShiyuEngine(supergraph);
  let reference: Engine | undefined;
  return {
    supergraph,
    subgraphs: new Map(running.map((subgraph) => [subgraph.name, subgraph])),
    shiyu,
    objects: { ...shiyu, execute: (compiled, request) => execute(compiled, request, 'objects') },
    // Apollo's gateway composes everything once more when it loads: only for those who ask it.
    get reference() {
      return (reference ??= createReferenceEngine(supergraph));
    },
    async ask(query, { variables = {}, denied = [], overrideLabels = [], engine = shiyu, signal, operationName } = {}) {
      const operation = readOperation(supergraph, { id: query, text: query, operationName, registeredAs: 'test' });
      const coerced = coerceVariables(supergraph, operation, variables);
      const compiled = await engine.compile({
        operation,
        denied: new Set(denied),
        variables: coerced,
        overrideLabels: new Set(overrideLabels),
      });
      const request: ExecutionRequest = {
        variables: coerced,
        subgraphs: clients,
        requestHeaders: () => ({}),
        signal: signal ?? new AbortController().signal,
        requestId: 'test',
        shareKey: undefined,
      };
      const { response, errors } = await engine.execute(compiled, request);
      return { ...(JSON.parse(String(response)) as Pick<Answer, 'data'>), ...(errors ? { errors } : {}) };
    },
    async close() {
      await supergraph.planner.close();
      await Promise.all([...clients.values()].map((client) => client.close()));
      await stopAll();
    },
  };
}

function compose(fixtures: readonly SubgraphFixture[], running: readonly RunningSubgraph[]): string {
  const services = fixtures.map(({ name, typeDefs }, index) => ({ name, typeDefs, url: running[index]?.url ?? '' }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(String).join('\n') ?? 'composition failed');
  return supergraphSdl;
}
