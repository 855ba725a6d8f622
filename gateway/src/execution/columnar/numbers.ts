const FIRST = 64;

/** A list of numbers that grows; kept and used again, so that answers leave little to collect. */
export class Numbers {
  all = new Int32Array(FIRST);
  length = 0;

  push(number: number): void {
    if (this.length === this.all.length) this.#grow(this.length + 1);
    this.all[this.length] = number;
    this.length += 1;
  }

  pushTwo(first: number, second: number): void {
    const at = this.length;
    if (at + 2 > this.all.length) this.#grow(at + 2);
    this.all[at] = first;
    this.all[at + 1] = second;
    this.length = at + 2;
  }

  /** Appends what another list holds from a place on, and cuts that off there; returns where it stands now. */
  take(other: Numbers, from: number): number {
    const at = this.length;
    const count = other.length - from;
    if (at + count > this.all.length) this.#grow(at + count);
    for (let i = 0; i < count; i += 1) this.all[at + i] = other.all[from + i] as number;
    this.length = at + count;
    other.length = from;
    return at;
  }

  #grow(needed: number): void {
    const larger = new Int32Array(Math.max(needed, this.all.length * 2));
    larger.set(this.all);
    this.all = larger;
  }
}
