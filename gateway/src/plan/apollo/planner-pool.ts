import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { GatewayError } from '../../errors.js';
import type { PlannerAnswer, PlannerQuestion } from './planner-messages.js';
import { PlannerProcess, type ProcessLimits } from './planner-process-handle.js';

/** Bounds of planning. */
export interface PlannerLimits extends ProcessLimits {
  /** a planning that takes longer than this gets a process beside it, so that the next operation need not wait for it */
  readonly slowMs: number;
  readonly minProcesses: number;
  readonly maxProcesses: number;
  /** a process beyond the fewest of which nothing was asked for this long is ended */
  readonly idleMs: number;
}

const DEFAULTS: PlannerLimits = {
  timeoutMs: 5_000,
  memoryMiB: 256,
  maxPaths: 2_000,
  slowMs: 200,
  minProcesses: 1,
  maxProcesses: 3,
  idleMs: 30_000,
};
/** Operations that were too much, by what was asked: they are not tried again. */
const MAX_REMEMBERED = 1_000;

type Question = Omit<PlannerQuestion, 'id'>;

interface Waiting {
  readonly question: Question;
  readonly key: string;
  readonly resolve: (plan: string) => void;
  readonly reject: (cause: GatewayError) => void;
}

/**
 * Plans operations in processes of their own. One is always there; another joins while an operation takes long, so that
 * nobody waits behind it. An operation that passes its bounds ends its process, and costs nobody else anything.
 */
export class PlannerPool {
  readonly #limits: PlannerLimits;
  readonly #processes = new Set<PlannerProcess>();
  /** those that are at something slow */
  readonly #slow = new Set<PlannerProcess>();
  readonly #waiting: Waiting[] = [];
  readonly #refused = new LRUCache<string, string>({ max: MAX_REMEMBERED });
  readonly #ready = Promise.withResolvers<void>();
  #closed = false;

  constructor(
    private readonly sdl: string,
    limits: Partial<PlannerLimits>,
  ) {
    this.#limits = { ...DEFAULTS, ...limits };
    // Whoever does not wait for it hears of it by the first plan.
    this.#ready.promise.catch(() => undefined);
    for (let i = 0; i < this.#limits.minProcesses; i += 1) this.#start();
  }

  /** Resolves when a process has read the supergraph; rejects with SUPERGRAPH_INVALID when the first one cannot. */
  ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** The plan as JSON. Rejects with OPERATION_TOO_COMPLEX or OPERATION_NOT_PLANNABLE. */
  plan(question: Question): Promise<string> {
    const key = createHash('sha256').update(JSON.stringify(question)).digest('base64');
    const refused = this.#refused.get(key);
    if (refused !== undefined) return Promise.reject(tooComplex(refused));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, key, resolve, reject });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#processes].map((process) => process.end()));
  }

  #start(): void {
    const process = new PlannerProcess(this.sdl, this.#limits);
    this.#processes.add(process);
    process.onExit(() => {
      this.#processes.delete(process);
      // One that cannot even read the supergraph is not started again and again: only when somebody asks.
      if (!process.wasReady) {
        const why = process.refusal ?? 'its process does not start';
        this.#ready.reject(unreadable(why));
        for (const { reject } of this.#waiting.splice(0)) reject(errorOf(why));
      } else if (!this.#closed && this.#processes.size < this.#limits.minProcesses) this.#start();
      this.#assign();
    });
    process.onIdle(() => {
      if (process.wasReady) this.#ready.resolve();
      this.#assign();
    });
  }

  #assign(): void {
    for (const process of this.#processes) {
      if (process.isBusy) continue;
      const next = this.#waiting.shift();
      if (!next) break;
      void this.#run(process, next);
    }
    if (this.#waiting.length > 0) this.#addBesideSlow();
  }

  async #run(process: PlannerProcess, { question, key, resolve, reject }: Waiting): Promise<void> {
    const slow = setTimeout(() => {
      this.#slow.add(process);
      this.#addBesideSlow();
    }, this.#limits.slowMs).unref();
    try {
      const { plan, error }: Omit<PlannerAnswer, 'id'> = await process.ask(question);
      if (plan !== undefined) resolve(plan);
      else reject(errorOf(String(error)));
    } catch (cause) {
      const why = (cause as Error).message;
      this.#refused.set(key, why);
      reject(tooComplex(why));
    } finally {
      clearTimeout(slow);
      this.#slow.delete(process);
      this.#endIdle(process);
      this.#assign();
    }
  }

  /** Where every process is at something slow, one more. */
  #addBesideSlow(): void {
    const { maxProcesses } = this.#limits;
    const all = [...this.#processes];
    // Where there is none, all of nothing is slow.
    if (this.#closed || all.length >= maxProcesses || !all.every((process) => this.#slow.has(process))) return;
    this.#start();
  }

  /** The fewest processes stay; those beyond end once they are no longer of use. */
  #endIdle(process: PlannerProcess): void {
    const { idleMs, minProcesses } = this.#limits;
    setTimeout(() => {
      if (this.#processes.size > minProcesses && process.idleForMs >= idleMs) void process.end();
    }, idleMs).unref();
  }
}

const TOO_MANY_PATHS = /Too many options|too many options/;

function errorOf(error: string): GatewayError {
  if (TOO_MANY_PATHS.test(error)) return tooComplex('there are too many paths to its fields');
  return new GatewayError('OPERATION_NOT_PLANNABLE', { cause: new Error(`The planner found no plan: ${error}`) });
}

/** What the planner says of the supergraph; a failure of its own code says nothing of it. */
function unreadable(why: string): GatewayError {
  const [what] = why.split(/\s*Details:\s*[A-Z]\w*Error: /);
  const detail = `The supergraph cannot be used: the planner cannot read it: ${what}`;
  return new GatewayError('SUPERGRAPH_INVALID', { detail, cause: new Error(why) });
}

function tooComplex(why: string): GatewayError {
  const detail = 'The operation is too complex to be planned. Split it.';
  return new GatewayError('OPERATION_TOO_COMPLEX', { detail, cause: new Error(`Planning was ended: ${why}.`) });
}
