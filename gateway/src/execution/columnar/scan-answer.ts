import { isUtf8 } from 'node:buffer';
import type { FetchTables } from '../../plan/columnar/columnar-plan.js';
import type { AnswerTables } from './answer-tables.js';
import {
  BRACE,
  BRACE_END,
  BRACKET,
  BRACKET_END,
  COMMA,
  endOfValue,
  LETTER_N,
  NULL_TEXT,
  QUOTE,
  startsWith,
} from './json-bytes.js';
import type { Numbers } from './numbers.js';
import { ABSENT, NULL, ONE, type Rows } from './rows.js';
import type { Column, Table } from '../../plan/columnar/table.js';
import { COLUMNAR_FALLBACK } from './columnar-fallback.js';

const DATA = Buffer.from('{"data":{');
const EXTENSIONS = Buffer.from(',"extensions":');
/** Lists in lists; deeper ones would end the stack. */
const MAX_LIST_DEPTH = 16;

/**
 * Reads an answer into the tables of its fetch without making objects or texts of it: where each leaf begins and ends is
 * all that is kept. Throws COLUMNAR_FALLBACK for errors, white space and whatever else servers do not usually write.
 */
export function scanAnswer(tables: AnswerTables, fetch: FetchTables, bytes: Buffer): void {
  if (!isUtf8(bytes) || !startsWith(bytes, 0, DATA)) throw COLUMNAR_FALLBACK;
  const scanner = new AnswerScanner(tables, bytes, tables.elementsOf(fetch.id));
  tables.bytes[fetch.id] = bytes;
  scanner.at = DATA.length - 1;
  if (fetch.root) scanner.object(fetch.root);
  else scanner.entities(fetch);
  scanner.end();
}

class AnswerScanner {
  at = 0;
  /** the two numbers of the value that was read last */
  #first = 0;
  #second = 0;

  constructor(
    private readonly tables: AnswerTables,
    private readonly bytes: Buffer,
    private readonly elements: Numbers,
  ) {}

  /** `{"_entities":[…],…}`, of each part as many as it asked for. */
  entities({ id, entities }: FetchTables): void {
    entities.forEach((asked, i) => {
      const { key, table } = asked;
      this.#expect(i === 0 ? BRACE : COMMA);
      if (!startsWith(this.bytes, this.at, key)) throw COLUMNAR_FALLBACK;
      this.at += key.length;
      if (this.bytes[this.at] !== BRACKET) throw COLUMNAR_FALLBACK;
      this.#list(table, 1);
      this.tables.received(asked, id, this.#first, this.#second);
    });
    this.#expect(BRACE_END);
  }

  /** What may stand after the data: extensions, which nobody reads, and the end of the line. */
  end(): void {
    const { bytes } = this;
    if (startsWith(bytes, this.at, EXTENSIONS)) this.at = endOfValue(bytes, this.at + EXTENSIONS.length);
    this.#expect(BRACE_END);
    for (; this.at < bytes.length; this.at += 1) if ((bytes[this.at] as number) > 0x20) throw COLUMNAR_FALLBACK;
  }

  /** An object; its row. */
  object(table: Table): number {
    const { bytes } = this;
    const rows = this.tables.rows[table.id] as Rows;
    const start = this.at;
    if (rows.repeats) {
      const known = rows.findEqual(bytes, start);
      if (known >= 0) {
        const base = known * table.stride;
        this.at = start + (rows.numbers[base + 1] as number) - (rows.numbers[base] as number);
        return known;
      }
    }
    const row = rows.count;
    const base = rows.add();
    this.at = start + 1;
    if (bytes[this.at] === BRACE_END) this.at += 1;
    else this.#fields(table, rows, base);
    rows.numbers[base] = start;
    rows.numbers[base + 1] = this.at;
    return row;
  }

  #fields(table: Table, rows: Rows, base: number): void {
    const { bytes } = this;
    const { columns } = table;
    let next = 0;
    for (;;) {
      let column = columns[next] as Column;
      // Fields come in the order in which they are asked for, but for those that other types have.
      if (next >= columns.length || !startsWith(bytes, this.at, column.key)) {
        next = columns.findIndex(({ key }) => startsWith(bytes, this.at, key));
        if (next < 0) throw COLUMNAR_FALLBACK;
        column = columns[next] as Column;
      }
      next += 1;
      this.at += column.key.length;
      if (column.below) this.#value(column.below, 0);
      else this.#leaf(column);
      rows.numbers[base + column.offset] = this.#first;
      rows.numbers[base + column.offset + 1] = this.#second;
      const byte = bytes[this.at];
      this.at += 1;
      if (byte === BRACE_END) return;
      if (byte !== COMMA) throw COLUMNAR_FALLBACK;
    }
  }

  #leaf({ isTypename }: Column): void {
    const start = this.at;
    if (this.bytes[start] === LETTER_N) return this.#null();
    if (isTypename && this.bytes[start] !== QUOTE) throw COLUMNAR_FALLBACK;
    this.at = endOfValue(this.bytes, start);
    this.#first = start;
    this.#second = this.at;
  }

  /** An object, a list of any depth, or null, where objects are asked for. */
  #value(table: Table, depth: number): void {
    const byte = this.bytes[this.at];
    if (byte === BRACE) {
      this.#first = this.object(table);
      this.#second = ONE;
    } else if (byte === BRACKET) this.#list(table, depth + 1);
    else this.#null();
  }

  #list(table: Table, depth: number): void {
    if (depth > MAX_LIST_DEPTH) throw COLUMNAR_FALLBACK;
    const { bytes, elements } = this;
    const { scratch } = this.tables;
    const from = scratch.length;
    this.at += 1;
    if (bytes[this.at] === BRACKET_END) this.at += 1;
    else {
      for (;;) {
        this.#value(table, depth);
        scratch.pushTwo(this.#first, this.#second);
        const byte = bytes[this.at];
        this.at += 1;
        if (byte === BRACKET_END) break;
        if (byte !== COMMA) throw COLUMNAR_FALLBACK;
      }
    }
    this.#second = (scratch.length - from) / 2;
    this.#first = elements.take(scratch, from);
  }

  #null(): void {
    if (!startsWith(this.bytes, this.at, NULL_TEXT)) throw COLUMNAR_FALLBACK;
    this.at += NULL_TEXT.length;
    this.#first = NULL;
    this.#second = ABSENT;
  }

  #expect(byte: number): void {
    if (this.bytes[this.at] !== byte) throw COLUMNAR_FALLBACK;
    this.at += 1;
  }
}
