import { hashBytes } from './hash-bytes.js';
import type { Table } from '../../plan/columnar/table.js';

/** The first number of a column that has no value, or null. */
export const ABSENT = -1;
export const NULL = -2;
/** The second number of a column that leads to one object; lists have their length there. */
export const ONE = -1;

const FIRST_ROWS = 8;
/** Positions of objects seen lately, by their first bytes. */
const RECENT = 64;
const FIRST_BYTES = 40;
const TRIES_BEFORE_JUDGING = 48;
const SHARE_WORTH_TRYING = 8;

/**
 * The objects of one table in one answer, as numbers: a leaf is where its bytes begin and end, an object its row in the
 * table below and ONE, a list where it begins in `AnswerTables.elements` and its length.
 *
 * Answers repeat the same entities at many places. Equal bytes at one place are one row: they are compared as a whole, and
 * what stands in them is not read again.
 */
export class Rows {
  numbers: Int32Array;
  count = 0;
  /** how often an object was a row that is known already */
  repeated = 0;
  #tried = 0;
  #recent: Int32Array | undefined;

  constructor(readonly table: Table) {
    this.numbers = new Int32Array(FIRST_ROWS * table.stride);
  }

  /** Adds a row without values, and returns where its numbers begin. */
  add(): number {
    const { stride } = this.table;
    const base = this.count * stride;
    if (base + stride > this.numbers.length) {
      const larger = new Int32Array(this.numbers.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.count += 1;
    this.numbers.fill(ABSENT, base, base + stride);
    return base;
  }

  clear(): void {
    this.count = 0;
    this.repeated = 0;
    this.#tried = 0;
    this.#recent?.fill(0);
  }

  /** The row of an object that is written here byte for byte as an earlier one; -1 where there is none. */
  findEqual(bytes: Buffer, start: number): number {
    const { stride } = this.table;
    this.#tried += 1;
    const recent = (this.#recent ??= new Int32Array(RECENT));
    const slot = hashBytes(bytes, start + 1, Math.min(start + FIRST_BYTES, bytes.length)) & (RECENT - 1);
    const row = (recent[slot] as number) - 1;
    recent[slot] = this.count + 1;
    if (row < 0) return -1;
    const from = this.numbers[row * stride] as number;
    const to = this.numbers[row * stride + 1] as number;
    const end = start + to - from;
    // An earlier object ends with its own brace, so that equal bytes are a whole object too.
    if (end > bytes.length || bytes.compare(bytes, from, to, start, end) !== 0) return -1;
    recent[slot] = row + 1;
    this.repeated += 1;
    return row;
  }

  /** Whether looking for equal objects has paid so far. */
  get repeats(): boolean {
    return this.#tried < TRIES_BEFORE_JUDGING || this.repeated * SHARE_WORTH_TRYING > this.#tried;
  }
}
