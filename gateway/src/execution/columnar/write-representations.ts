import type { QueryPlanSelectionNode } from '../../plan/query-plan.js';
import type { Supergraph } from '../../supergraph.js';
import { requiredFields } from '../objects/representation.js';
import type { ByteWriter } from './byte-writer.js';
import type { EntityTable } from '../../plan/columnar/columnar-plan.js';
import { DistinctTexts } from './distinct-texts.js';
import type { AnswerTables } from './answer-tables.js';
import { BRACE, BRACE_END, BRACKET, BRACKET_END, COMMA, NULL_TEXT } from './json-bytes.js';
import type { Leaf, Place } from '../../plan/columnar/place.js';
import { ABSENT, NULL, ONE } from './rows.js';

/** A field of a representation, as it is written for one type at one place. */
interface WrittenField {
  /** with the comma before it */
  readonly key: Buffer;
  readonly leaves: readonly Leaf[];
  /** where the objects stand of which something is taken */
  readonly below?: { readonly place: Place; readonly selections: readonly QueryPlanSelectionNode[] };
  readonly isTypename: boolean;
}

type Types = Pick<Supergraph, 'possibleTypes'>;

/** Used for one part after the other, never across a wait. */
const distinct = new DistinctTexts();

const NO_TYPE = -1;

/** Writes what a subgraph needs to know to find entities, from the tables. */
export class RepresentationWriter {
  readonly #fields = new Map<readonly QueryPlanSelectionNode[], Map<Place, WrittenField[][]>>();

  constructor(private readonly types: Types) {}

  /**
   * Writes the representations of a part, each once, with commas between them, and notes which object is which. Returns how
   * many there are. Objects that lack a required field, and those of which all that is said is null, are left out.
   */
  write(tables: AnswerTables, entities: EntityTable, out: ByteWriter): number {
    distinct.begin(out);
    const selections = entities.part.requires ?? [];
    for (const { place, join, conditions } of entities.targets) {
      const indexes = tables.ask(join, place);
      for (const condition of conditions) {
        const instances = tables.instancesBy(condition, place);
        for (let i = 0; i < instances.length; i += 1) {
          const instance = instances.all[i] as number;
          const type = tables.typeOf(place, instance);
          if (type === NO_TYPE || (indexes[instance] as number) >= 0) continue;
          const start = out.length;
          if (distinct.count > 0) out.byte(COMMA);
          const text = out.length;
          if (this.#object(tables, selections, place, instance, type, out) === 'identifies')
            indexes[instance] = distinct.add(start, text);
          else out.length = start;
        }
      }
    }
    tables.asked(entities, distinct.count);
    return distinct.count;
  }

  #object(
    tables: AnswerTables,
    selections: readonly QueryPlanSelectionNode[],
    place: Place,
    instance: number,
    type: number,
    out: ByteWriter,
  ): 'lacks a field' | 'says nothing' | 'identifies' {
    const fields = this.#fieldsOf(tables, selections, place, type);
    let said: 'says nothing' | 'identifies' = 'says nothing';
    if (fields.length === 0) out.byte(BRACE);
    for (let i = 0; i < fields.length; i += 1) {
      const field = fields[i] as WrittenField;
      out.text(field.key);
      const before = out.length;
      const written = field.below
        ? this.#below(tables, field.below, instance, out)
        : writeLeaf(tables, field.leaves, instance, out);
      if (!written) return 'lacks a field';
      if (!field.isTypename && !(out.length - before === NULL_TEXT.length && out.bytes[before] === NULL_TEXT[0]))
        said = 'identifies';
    }
    out.byte(BRACE_END);
    return said;
  }

  #below(
    tables: AnswerTables,
    { place, selections }: NonNullable<WrittenField['below']>,
    instance: number,
    out: ByteWriter,
  ): boolean {
    const { source, column } = place.above as NonNullable<Place['above']>;
    const row = tables.rowOf(source, instance);
    if (row < 0) return false;
    const numbers = tables.rows[source.table.id]?.numbers as Int32Array;
    const elements = tables.elementsOf(source.table.fetchId).all;
    const value = (first: number, second: number): boolean => {
      if (first === ABSENT) return false;
      if (first === NULL) {
        out.text(NULL_TEXT);
        return true;
      }
      if (second === ONE) {
        const type = tables.typeOf(place, first);
        return this.#object(tables, selections, place, first, type, out) !== 'lacks a field';
      }
      out.byte(BRACKET);
      for (let i = 0; i < second; i += 1) {
        if (i > 0) out.byte(COMMA);
        if (!value(elements[first + 2 * i] as number, elements[first + 2 * i + 1] as number)) return false;
      }
      out.byte(BRACKET_END);
      return true;
    };
    const at = row * source.table.stride + column.offset;
    return value(numbers[at] as number, numbers[at + 1] as number);
  }

  #fieldsOf(
    { typeNames }: AnswerTables,
    selections: readonly QueryPlanSelectionNode[],
    place: Place,
    type: number,
  ): readonly WrittenField[] {
    let byPlace = this.#fields.get(selections);
    if (!byPlace) this.#fields.set(selections, (byPlace = new Map()));
    let byType = byPlace.get(place);
    if (!byType) byPlace.set(place, (byType = []));
    const name = type === NO_TYPE ? undefined : typeNames.nameOf(type);
    return (byType[type + 1] ??= requiredFields(this.types, selections, name).map(({ name: field, key, below }, i) => {
      const inner = place.below.get(field);
      return {
        key: Buffer.from(`${i === 0 ? '{' : ','}${key}`),
        leaves: place.leaves.get(field) ?? [],
        isTypename: field === '__typename',
        ...(below && inner ? { below: { place: inner, selections: below } } : {}),
      };
    }));
  }
}

/** The last source that knows a value is believed; null is known too, but only where no other says more. */
function writeLeaf(tables: AnswerTables, leaves: readonly Leaf[], instance: number, out: ByteWriter): boolean {
  let known = false;
  for (let i = 0; i < leaves.length; i += 1) {
    const { source, column } = leaves[i] as Leaf;
    const row = tables.rowOf(source, instance);
    if (row < 0) continue;
    const numbers = tables.rows[source.table.id]?.numbers as Int32Array;
    const at = row * source.table.stride + column.offset;
    const start = numbers[at] as number;
    if (start >= 0) {
      out.copy(tables.bytes[source.table.fetchId] as Buffer, start, numbers[at + 1] as number);
      return true;
    }
    known ||= start === NULL;
  }
  if (known) out.text(NULL_TEXT);
  return known;
}
