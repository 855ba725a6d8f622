import type { QueryPlan } from '@apollo/query-planner';
import { print, type DocumentNode } from 'graphql';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { GatewayError } from '../errors.js';
import { mapFetches } from './preparation/map-fetches.js';
import type { PreparedSupergraph } from './preparation/prepare-supergraph.js';
import { reserveVariables } from './preparation/reserved-variables.js';
import { restoreFragments } from './preparation/restore-fragments.js';

export type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode, FetchDataRewrite } from '@apollo/query-planner';

/** Sent to the planner's thread. */
export interface PlanQuestion {
  readonly id: number;
  readonly text: string;
  readonly operationName: string | undefined;
}

/** Its answer: the plan as JSON, or why there is none. Id 0 says that it is ready. */
export interface PlanAnswer {
  readonly id: number;
  readonly plan?: string;
  readonly error?: string;
}

/** Apollo's planner over one supergraph; this folder is the only one that knows it (ADR 0001). */
export interface Planner {
  /** Rejects with OPERATION_TOO_COMPLEX when planning takes too long or too much memory. */
  plan(document: DocumentNode, operationName: string | undefined): Promise<QueryPlan>;
  print(plan: QueryPlan): Promise<string>;
  close(): Promise<void>;
}

/** Bounds of one planning. */
export interface PlannerLimits {
  readonly timeoutMs: number;
  readonly memoryMiB: number;
}

const DEFAULTS: PlannerLimits = { timeoutMs: 10_000, memoryMiB: 512 };

/**
 * Starts the planner in a thread of its own. A planning that passes its bounds ends the thread; the next one starts
 * another, so that one operation cannot keep the others from being planned.
 */
export function createPlanner(
  { sdl, types, restore }: PreparedSupergraph,
  limits: Partial<PlannerLimits> = {},
): Planner {
  const { timeoutMs, memoryMiB } = { ...DEFAULTS, ...limits };
  let running: Promise<Worker> | undefined = startThread(sdl, memoryMiB);
  let last: Promise<unknown> = running.catch(() => undefined);
  let lastId = 0;

  async function planOne(text: string, operationName: string | undefined): Promise<QueryPlan> {
    const thread = await (running ??= startThread(sdl, memoryMiB));
    lastId += 1;
    // Only while it plans does it keep the process alive.
    thread.ref();
    try {
      const { plan, error } = await ask(thread, { id: lastId, text, operationName }, timeoutMs);
      if (plan === undefined) throw new Error(error);
      return JSON.parse(plan) as QueryPlan;
    } catch (cause) {
      if (cause instanceof GatewayError) {
        running = undefined;
        await thread.terminate();
      }
      throw cause;
    } finally {
      thread.unref();
    }
  }

  return {
    plan(document, operationName) {
      const reserved = reserveVariables(document);
      const planned = last.then(() => planOne(print(reserved.document), operationName));
      last = planned.catch(() => undefined);
      return planned.then((plan) => {
        const restored = mapFetches(plan, (fetch) => restore(fetch).map(reserved.restore));
        return restoreFragments(restored, document, operationName, types);
      });
    },
    // Only people ask for it; the planner itself stays in its thread.
    print: async (plan) => (await import('@apollo/query-planner')).prettyFormatQueryPlan(plan),
    async close() {
      const thread = await running?.catch(() => undefined);
      await thread?.terminate();
    },
  };
}

/** Resolves once the planner has read the supergraph. */
async function startThread(sdl: string, memoryMiB: number): Promise<Worker> {
  const thread = new Worker(new URL('./planner-thread.js', import.meta.url), {
    workerData: { sdl },
    // Its young generation need not be that of a thread which answers requests.
    resourceLimits: { maxOldGenerationSizeMb: memoryMiB, maxYoungGenerationSizeMb: 16 },
  });
  // Its own failures are told by whoever asks.
  thread.on('error', () => undefined);
  await once(thread, 'message');
  thread.unref();
  return thread;
}

/** Rejects with OPERATION_TOO_COMPLEX when the thread ends, or gives no answer in time. */
async function ask(thread: Worker, question: PlanQuestion, timeoutMs: number): Promise<PlanAnswer> {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = once(thread, 'exit', { signal }).then(() => {
    throw tooComplex('it took too much memory');
  });
  const late = setTimeout(timeoutMs, undefined, { signal }).then(() => {
    throw tooComplex(`it took more than ${timeoutMs} ms`);
  });
  try {
    thread.postMessage(question);
    const answered = once(thread, 'message', { signal }) as Promise<[PlanAnswer]>;
    const [answer] = await Promise.race([answered, ended, late]);
    return answer;
  } finally {
    // Whichever lost the race is of no more interest.
    for (const other of [ended, late]) other.catch(() => undefined);
    settled.abort();
  }
}

function tooComplex(why: string): GatewayError {
  const detail = 'The operation is too complex to be planned. Split it.';
  return new GatewayError('OPERATION_TOO_COMPLEX', { detail, cause: new Error(`Planning was ended: ${why}.`) });
}
