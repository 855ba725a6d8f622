import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PlannerAnswer, PlannerQuestion, PlannerStart } from './planner-messages.js';

const PROGRAM = fileURLToPath(new URL('planner-process.js', import.meta.url));
/** The process ends itself when its time is over; it is killed where even that takes too long. */
const GRACE_MS = 500;
const MIB = 1024 * 1024;
/** The planner's graph of a supergraph takes some two hundred times its text. */
const HEAP_BYTES_PER_SDL_BYTE = 200;

/** Bounds of one process. */
export interface ProcessLimits {
  /** for one operation */
  readonly timeoutMs: number;
  /** of its heap, beyond what the supergraph itself takes */
  readonly memoryMiB: number;
  /** paths to a field that are compared; beyond that the planner gives up within milliseconds instead of minutes */
  readonly maxPaths: number;
}

/** One planner process, as its parent sees it. It keeps the parent alive only while it plans. */
export class PlannerProcess {
  readonly #child: ChildProcess;
  readonly #timeoutMs: number;
  #ready = false;
  #refusal: string | undefined;
  #lastId = 0;
  #busySinceMs: number | undefined;
  #idleSinceMs = performance.now();

  constructor(sdl: string, { timeoutMs, memoryMiB, maxPaths }: ProcessLimits) {
    this.#timeoutMs = timeoutMs;
    const heapMiB = memoryMiB + Math.ceil((sdl.length * HEAP_BYTES_PER_SDL_BYTE) / MIB);
    this.#child = fork(PROGRAM, [], {
      execArgv: [`--max-old-space-size=${heapMiB}`, '--max-semi-space-size=4'],
      // What it would say of running out of memory is said by us, for the operation concerned.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('error', () => undefined);
    this.#child.once('message', ({ error }: PlannerAnswer) => {
      this.#ready = error === undefined;
      this.#refusal = error;
      if (this.#ready) this.#unref();
    });
    this.#child.send({ sdl, timeoutMs, maxPaths } satisfies PlannerStart);
  }

  /** Told once, when it has read the supergraph. */
  onIdle(listener: () => void): void {
    this.#child.once('message', listener);
  }

  onExit(listener: () => void): void {
    this.#child.once('exit', listener);
  }

  get wasReady(): boolean {
    return this.#ready;
  }

  /** why it cannot read the supergraph, if it said so */
  get refusal(): string | undefined {
    return this.#refusal;
  }

  get isBusy(): boolean {
    return !this.#ready || this.#busySinceMs !== undefined;
  }

  /** 0 while it starts, or has nothing to do */
  get busyForMs(): number {
    return this.#busySinceMs === undefined ? 0 : performance.now() - this.#busySinceMs;
  }

  get idleForMs(): number {
    return this.isBusy ? 0 : performance.now() - this.#idleSinceMs;
  }

  /** Rejects with the reason where the process ends, or has to be ended, before it answers. */
  async ask(question: Omit<PlannerQuestion, 'id'>): Promise<PlannerAnswer> {
    this.#lastId += 1;
    this.#busySinceMs = performance.now();
    this.#child.ref();
    this.#child.channel?.ref();
    const late = setTimeout(() => this.#child.kill('SIGKILL'), this.#timeoutMs + GRACE_MS);
    const settled = new AbortController();
    const { signal } = settled;
    try {
      const answered = once(this.#child, 'message', { signal }).then(([answer]) => answer as PlannerAnswer);
      const ended = once(this.#child, 'exit', { signal }).then(() => {
        const isLate = this.busyForMs >= this.#timeoutMs;
        throw new Error(isLate ? `it took more than ${this.#timeoutMs} ms` : 'it took too much memory');
      });
      // Whichever loses the race is of no more interest.
      for (const other of [answered, ended]) other.catch(() => undefined);
      this.#child.send({ ...question, id: this.#lastId } satisfies PlannerQuestion, () => undefined);
      return await Promise.race([answered, ended]);
    } finally {
      settled.abort();
      clearTimeout(late);
      this.#busySinceMs = undefined;
      this.#idleSinceMs = performance.now();
      this.#unref();
    }
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.ref();
    this.#child.kill('SIGKILL');
    await ended;
  }

  #unref(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }
}
