import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { Script } from 'node:vm';
import type { PlannerAnswer, PlannerQuestion, PlannerStart } from './planner-messages.js';
import { SUPPORTED_FEATURES } from './supported-features.js';
import { warmUpOperation } from './warm-up-operation.js';

/**
 * The process in which Apollo's planner runs (ADR 0010). It may loop without end or take all memory that it is given, and
 * then costs nobody but the operation that made it: the gateway starts another. One question at a time, in the order in
 * which they come.
 */

/** Whole plans that are compared with each other: more take seconds, and are seldom better. */
const MAX_EVALUATED_PLANS = 1_000;

let plan: ((question: PlannerQuestion) => string) | undefined;
let timeoutMs = 0;
/** Ends what it runs after a time, which no timer could do while the planner is busy. */
const bounded = new Script('globalThis.planning()');

process.on('message', (message: PlannerStart | PlannerQuestion) => {
  if ('sdl' in message) startOrRefuse(message);
  else answer(message);
});
// The gateway is gone.
process.on('disconnect', () => process.exit());

/** A supergraph that the planner cannot read is told of, and left to whoever asks next. */
function startOrRefuse(message: PlannerStart): void {
  try {
    start(message);
  } catch (cause) {
    process.send?.({ id: 0, error: (cause as Error).message } satisfies PlannerAnswer, () => process.exit(1));
  }
}

function start({ sdl, maxPaths, ...bounds }: PlannerStart): void {
  timeoutMs = bounds.timeoutMs;
  const supergraph = Supergraph.build(sdl, { supportedFeatures: new Set(SUPPORTED_FEATURES) });
  // Finding the client's fragments again in subgraph documents costs planning time and saves a subgraph nothing.
  const planner = new QueryPlanner(supergraph, {
    reuseQueryFragments: false,
    debug: { pathsLimit: maxPaths, maxEvaluatedPlans: MAX_EVALUATED_PLANS },
  });
  const schema = supergraph.apiSchema();
  plan = ({ text, operationName, overrideLabels }) => {
    const document = parse(text, { noLocation: true });
    const operation = operationFromDocument(schema, document, operationName ? { operationName } : {});
    const overrideConditions = new Map(overrideLabels.map((label) => [label, true]));
    // As text: the plan holds objects of the planner's own classes.
    return JSON.stringify(planner.buildQueryPlan(operation, { overrideConditions }));
  };
  // What the first planning costs is paid before anybody waits for a plan; what comes of it is of no interest.
  const warmUp = warmUpOperation(schema);
  if (warmUp) planWithin({ id: 0, text: warmUp, operationName: undefined, overrideLabels: [] });
  send({ id: 0 });
}

function answer(question: PlannerQuestion): void {
  send(planWithin(question));
}

function planWithin(question: PlannerQuestion): PlannerAnswer {
  const { id } = question;
  try {
    Object.assign(globalThis, { planning: () => plan?.(question) });
    return { id, plan: bounded.runInThisContext({ timeout: timeoutMs }) as string };
  } catch (cause) {
    // Whatever it was in the middle of may be half done: the next question goes to another process.
    if ((cause as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') process.exit(1);
    return { id, error: (cause as Error).message };
  }
}

function send(message: PlannerAnswer): void {
  process.send?.(message);
}
