import type { ResultShape, ShapeValue } from '../../plan/result-shape.js';
import type { AnswerField, AnswerLayout, AnswerObjects } from './answer-layout.js';
import type { ByteWriter } from './byte-writer.js';
import type { AnswerTables } from './answer-tables.js';
import { BRACE, BRACE_END, BRACKET, BRACKET_END, COMMA, NULL_TEXT, QUOTE } from './json-bytes.js';
import type { Leaf, Place } from '../../plan/columnar/place.js';
import { ONE, type Rows } from './rows.js';
import { COLUMNAR_FALLBACK } from './columnar-fallback.js';

const BEFORE_DATA = Buffer.from('{"data":');
const NOTHING = Buffer.alloc(0);

/**
 * Writes `{"data":…}` from the tables. Leaves are copied as they were received, those that stand together in one go;
 * an object that several places share is written once and copied after that. Throws COLUMNAR_FALLBACK where a value does not fit the
 * schema, or a null has to travel up.
 */
export function writeColumnarAnswer(
  tables: AnswerTables,
  layout: AnswerLayout,
  { root, rootType }: ResultShape,
  place: Place,
  out: ByteWriter,
): void {
  const writer = new AnswerWriter(tables, out);
  out.text(BEFORE_DATA);
  writer.fields(layout.rootFields(place, root.fieldsOf(rootType)), 0);
  out.byte(BRACE_END);
}

class AnswerWriter {
  /** bytes that are still to be copied: leaves that stand together in an answer of a subgraph */
  #run: Buffer = NOTHING;
  #from = 0;
  #to = 0;
  /** where objects that may come again were written, by selection and row: begin plus one, and end */
  readonly #written: (Int32Array | undefined)[] = [];

  constructor(
    private readonly tables: AnswerTables,
    private readonly out: ByteWriter,
  ) {}

  fields(fields: readonly AnswerField[], instance: number): void {
    const { out } = this;
    if (fields.length === 0) out.byte(BRACE);
    for (let i = 0; i < fields.length; i += 1) {
      const field = fields[i] as AnswerField;
      if (field.fixed) {
        this.#flush();
        out.text(field.key);
        out.text(field.fixed);
      } else if (field.below) {
        this.#flush();
        out.text(field.key);
        this.#objects(field, field.below, instance);
      } else this.#leaf(field, instance);
    }
    this.#flush();
    out.byte(BRACE_END);
  }

  #leaf(field: AnswerField, instance: number): void {
    const { tables, out } = this;
    const { leaves, key } = field;
    for (let i = 0; i < leaves.length; i += 1) {
      const { source, column } = leaves[i] as Leaf;
      const row = tables.rowOf(source, instance);
      if (row < 0) continue;
      const { table } = source;
      const { numbers } = tables.rows[table.id] as Rows;
      const at = row * table.stride + column.offset;
      const start = numbers[at] as number;
      if (start < 0) continue;
      const end = numbers[at + 1] as number;
      const bytes = tables.bytes[table.fetchId] as Buffer;
      if (!field.check(bytes, start, end)) throw COLUMNAR_FALLBACK;
      if (field.isId && bytes[start] !== QUOTE) return this.#quoted(key, bytes, start, end);
      // Only a comma and its own name can stand between two leaves that are that far apart.
      if (field.sameName && bytes === this.#run && start === this.#to + key.length) {
        this.#to = end;
        return;
      }
      this.#flush();
      out.text(key);
      this.#run = bytes;
      this.#from = start;
      this.#to = end;
      return;
    }
    this.#flush();
    out.text(key);
    this.#null(field.value);
  }

  /** An ID that came as a number leaves as a text (GraphQL specification §3.5.5). */
  #quoted(key: Buffer, bytes: Buffer, start: number, end: number): void {
    const { out } = this;
    this.#flush();
    out.text(key);
    out.byte(QUOTE);
    out.copy(bytes, start, end);
    out.byte(QUOTE);
  }

  #flush(): void {
    if (this.#run === NOTHING) return;
    this.out.copy(this.#run, this.#from, this.#to);
    this.#run = NOTHING;
  }

  #objects({ value }: AnswerField, objects: AnswerObjects, instance: number): void {
    const { tables } = this;
    const { source, column } = objects.place.above as NonNullable<Place['above']>;
    const row = tables.rowOf(source, instance);
    if (row < 0) return this.#null(value);
    const { numbers } = tables.rows[source.table.id] as Rows;
    const at = row * source.table.stride + column.offset;
    const elements = tables.elementsOf(source.table.fetchId).all;
    this.#value(value, objects, elements, numbers[at] as number, numbers[at + 1] as number);
  }

  #value(value: ShapeValue, objects: AnswerObjects, elements: Int32Array, first: number, second: number): void {
    if (first < 0) return this.#null(value);
    const { element } = value;
    if (!element) {
      if (second !== ONE) throw COLUMNAR_FALLBACK;
      return this.#object(objects, first);
    }
    if (second === ONE) throw COLUMNAR_FALLBACK;
    const { out } = this;
    out.byte(BRACKET);
    for (let i = 0; i < second; i += 1) {
      if (i > 0) out.byte(COMMA);
      this.#value(element, objects, elements, elements[first + 2 * i] as number, elements[first + 2 * i + 1] as number);
    }
    out.byte(BRACKET_END);
  }

  #object(objects: AnswerObjects, row: number): void {
    const { out } = this;
    const written = this.#writtenOf(objects);
    const known = written?.[2 * row] ?? 0;
    if (written && known > 0) return out.repeat(known - 1, written[2 * row + 1] as number);
    const start = out.length;
    this.#newObject(objects, row);
    if (written) {
      written[2 * row] = start + 1;
      written[2 * row + 1] = out.length;
    }
  }

  #newObject(objects: AnswerObjects, row: number): void {
    const { tables } = this;
    const type = objects.isOfOneType ? -1 : tables.typeOf(objects.place, row);
    const fields = objects.fieldsOf(type, type < 0 ? undefined : tables.typeNames.nameOf(type));
    if (!fields) throw COLUMNAR_FALLBACK;
    this.fields(fields, row);
  }

  /** Kept for objects that can come again: their bytes came again, or an entity leads to them from several places. */
  #writtenOf({ id, place }: AnswerObjects): Int32Array | undefined {
    const { above } = place;
    const rows = this.tables.rows[above?.column.below?.id as number] as Rows;
    if (rows.repeated === 0 && above?.source.join === undefined) return undefined;
    return (this.#written[id] ??= this.tables.notes(id, rows));
  }

  #null({ nullable }: ShapeValue): void {
    if (!nullable) throw COLUMNAR_FALLBACK;
    this.out.text(NULL_TEXT);
  }
}
