import { ByteWriter } from './byte-writer.js';
import { hashBytes } from './hash-bytes.js';
import { Numbers } from './numbers.js';

const FIRST_SLOTS = 64;
const MAX_SLOTS_KEPT = 4096;

/**
 * Texts written one after the other, each once: equal ones are taken back. Whole texts are compared. Its memory is used
 * again by all that write representations.
 */
export class DistinctTexts {
  count = 0;
  /** where each begins and ends */
  readonly #texts = new Numbers();
  /** hash table of indexes plus one, open addressing */
  #slots = new Int32Array(FIRST_SLOTS);

  #out = new ByteWriter(0);

  /** Forgets all texts; the next are written to this writer. */
  begin(out: ByteWriter): void {
    this.#out = out;
    this.count = 0;
    this.#texts.length = 0;
    if (this.#slots.length > MAX_SLOTS_KEPT) this.#slots = new Int32Array(FIRST_SLOTS);
    else this.#slots.fill(0);
  }

  /**
   * The index of the text that was written last, from `text` on. If it is known already, everything from `start` on, which
   * may be a comma before it, is taken back.
   */
  add(start: number, text: number): number {
    const out = this.#out;
    const mask = this.#slots.length - 1;
    let slot = hashBytes(out.bytes, text, out.length) & mask;
    for (;;) {
      const index = (this.#slots[slot] as number) - 1;
      if (index < 0) break;
      if (this.#equals(index, text)) {
        out.length = start;
        return index;
      }
      slot = (slot + 1) & mask;
    }
    this.#texts.pushTwo(text, out.length);
    this.#slots[slot] = this.count + 1;
    this.count += 1;
    if (this.count * 2 > this.#slots.length) this.#grow();
    return this.count - 1;
  }

  #equals(index: number, text: number): boolean {
    const { bytes, length } = this.#out;
    const from = this.#texts.all[2 * index] as number;
    const to = this.#texts.all[2 * index + 1] as number;
    if (to - from !== length - text) return false;
    for (let i = 0; i < to - from; i += 1) if (bytes[from + i] !== bytes[text + i]) return false;
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const { all } = this.#texts;
    for (let index = 0; index < this.count; index += 1) {
      let slot = hashBytes(this.#out.bytes, all[2 * index] as number, all[2 * index + 1] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}
