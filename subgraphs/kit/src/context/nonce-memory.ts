/**
 * Remembers nonces for one acceptance window in two generations, so that forgetting is dropping a set
 * and memory stays bounded by twice the requests of a window.
 */
export class NonceMemory {
  private current = new Set<string>();
  private previous = new Set<string>();
  private rotatedAtMs: number;

  constructor(
    private readonly windowMs: number,
    nowMs: number,
  ) {
    this.rotatedAtMs = nowMs;
  }

  /** True when the nonce is new within the window; remembers it. */
  admit(nonce: string, nowMs: number): boolean {
    if (nowMs - this.rotatedAtMs >= this.windowMs) {
      this.previous = nowMs - this.rotatedAtMs >= 2 * this.windowMs ? new Set() : this.current;
      this.current = new Set();
      this.rotatedAtMs = nowMs;
    }
    if (this.current.has(nonce) || this.previous.has(nonce)) return false;
    this.current.add(nonce);
    return true;
  }
}
