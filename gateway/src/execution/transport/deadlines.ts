/** Something that must have ended by a time. */
interface Waiting {
  readonly untilMs: number;
  readonly late: () => void;
}

/**
 * Deadlines of requests that all may take equally long: whichever began first is late first, so that one timer watches
 * over all of them. A timer for each would cost more than the rest of the bookkeeping of a request.
 */
export class Deadlines {
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly timeoutMs: number) {}

  /** Calls `late` once the time is over, unless what is returned is called before. */
  begin(late: () => void): () => void {
    const waiting = { untilMs: performance.now() + this.timeoutMs, late };
    this.#waiting.add(waiting);
    this.#timer ??= setTimeout(this.#look, this.timeoutMs);
    return () => this.#waiting.delete(waiting);
  }

  /** Nothing is watched any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    const now = performance.now();
    for (const waiting of this.#waiting) {
      if (waiting.untilMs > now) {
        this.#timer = setTimeout(this.#look, waiting.untilMs - now);
        return;
      }
      this.#waiting.delete(waiting);
      waiting.late();
    }
  };
}
