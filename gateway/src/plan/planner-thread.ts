import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { parentPort, workerData } from 'node:worker_threads';
import type { PlanAnswer, PlanQuestion } from './plan-operation.js';
import { warmUpOperation } from './warm-up-operation.js';

/**
 * The thread in which Apollo's planner runs (ADR 0001): planning takes milliseconds to seconds, and what is asked by
 * others must not wait for it. One question at a time, in the order in which they come.
 */
const { sdl } = workerData as { readonly sdl: string };
const supergraph = Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
// Finding the client's fragments again in subgraph documents costs planning time and saves a subgraph nothing.
const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false });
const schema = supergraph.apiSchema();

parentPort?.on('message', ({ id, text, operationName }: PlanQuestion) => {
  parentPort?.postMessage(answer(id, text, operationName));
});
// What the first planning costs is paid before anybody waits for a plan; what comes of it is of no interest.
const warmUp = warmUpOperation(schema);
if (warmUp) answer(0, warmUp, undefined);
// Id 0: the supergraph is read.
parentPort?.postMessage({ id: 0 } satisfies PlanAnswer);

function answer(id: number, text: string, operationName: string | undefined): PlanAnswer {
  try {
    const document = parse(text, { noLocation: true });
    const operation = operationFromDocument(schema, document, operationName ? { operationName } : {});
    // As JSON, because a plan may hold objects that cannot be handed to another thread.
    return { id, plan: JSON.stringify(planner.buildQueryPlan(operation)) };
  } catch (cause) {
    return { id, error: (cause as Error).message };
  }
}
