import { ABSENT, NULL, ONE, Rows } from './rows.js';
import type { ColumnarPlan, EntityTable } from '../../plan/columnar/columnar-plan.js';
import { Numbers } from './numbers.js';
import type { Place, Source, PathConditions } from '../../plan/columnar/place.js';
import type { TypeNames } from './type-names.js';
import { COLUMNAR_FALLBACK } from './columnar-fallback.js';

const NOTHING: Buffer = Buffer.alloc(0);
const NO_ROW = -1;
/** The row of the root. */
const ROOT = 0;
const LEAST = 16;

/** What one execution has received, as tables. Used again by later ones when it is cleared. */
export class AnswerTables {
  readonly rows: readonly Rows[];
  /** the answer of each fetch */
  readonly bytes: Buffer[];
  /** the elements of lists in each answer, each as the two numbers of a value */
  readonly #elements: readonly Numbers[];
  /** for lists that are being read */
  readonly scratch = new Numbers();
  /** rows of entities by the rows of the places that they belong to, -1 where there is none; undefined until they come */
  readonly #joins: (Int32Array | undefined)[] = [];
  /** until then, which representation stands for each of those rows; kept for later executions */
  readonly #indexes: Int32Array[] = [];
  readonly #asked: number[] = [];
  readonly #instances: Numbers[] = [];
  readonly #written: Int32Array[] = [];

  constructor(
    private readonly plan: ColumnarPlan,
    readonly typeNames: TypeNames,
  ) {
    this.rows = plan.tables.map((table) => new Rows(table));
    this.bytes = plan.fetches.map(() => NOTHING);
    this.#elements = plan.fetches.map(() => new Numbers());
  }

  elementsOf(fetchId: number): Numbers {
    return this.#elements[fetchId] as Numbers;
  }

  /** A source's row of an object that a place knows by a row; -1 where it knows nothing of it. */
  rowOf({ join }: Source, row: number): number {
    return join === undefined ? row : (this.#joins[join]?.[row] ?? NO_ROW);
  }

  /** The objects at a place, each once, by their rows; in the order in which they come. */
  instancesOf(place: Place): Numbers {
    const found = (this.#instances[place.id] ??= new Numbers());
    // Every place that is asked for has objects, or nothing is to be found a second time either.
    if (found.length === 0) {
      if (place.above) this.#findBelow(place.above, this.instancesOf(place.above.place), found);
      else found.push(ROOT);
    }
    return found;
  }

  /** Those of them that a path with these type conditions leads to. */
  instancesBy(condition: PathConditions, place: Place): Numbers {
    if (condition.size === 0 || !place.above) return this.instancesOf(place);
    const found = new Numbers();
    this.#findBelow(place.above, this.instancesBy(condition, place.above.place), found);
    return this.#ofTypes(condition.get(place), place, found);
  }

  #ofTypes(names: readonly string[] | undefined, place: Place, instances: Numbers): Numbers {
    if (!names) return instances;
    const found = new Numbers();
    for (let i = 0; i < instances.length; i += 1) {
      const instance = instances.all[i] as number;
      if (this.typeNames.isOf(names, this.typeOf(place, instance))) found.push(instance);
    }
    return found;
  }

  #findBelow({ source, column }: NonNullable<Place['above']>, above: Numbers, found: Numbers): void {
    const rows = this.rows[source.table.id] as Rows;
    const below = this.rows[column.below?.id as number] as Rows;
    const seen = unseen(below.count);
    const elements = this.elementsOf(source.table.fetchId).all;
    const add = (first: number, second: number): void => {
      if (first < 0) return;
      if (second !== ONE) {
        for (let at = first; at < first + 2 * second; at += 2) add(elements[at] as number, elements[at + 1] as number);
      } else if (seen[first] === 0) {
        seen[first] = 1;
        found.push(first);
      }
    };
    const { stride } = source.table;
    for (let i = 0; i < above.length; i += 1) {
      const row = this.rowOf(source, above.all[i] as number);
      if (row < 0) continue;
      const at = row * stride + column.offset;
      add(rows.numbers[at] as number, rows.numbers[at + 1] as number);
    }
  }

  /** The type of an object as the sources name it: an object type before that of an interface object; -1 if none does. */
  typeOf({ leaves }: Place, instance: number): number {
    let named = -1;
    for (const { source, column } of leaves.get('__typename') ?? []) {
      const row = this.rowOf(source, instance);
      if (row < 0) continue;
      const { numbers } = this.rows[source.table.id] as Rows;
      const at = row * source.table.stride + column.offset;
      const start = numbers[at] as number;
      if (start < 0) continue;
      named = this.typeNames.idOf(this.bytes[source.table.fetchId] as Buffer, start, numbers[at + 1] as number);
      if (this.typeNames.isObjectType(named)) return named;
    }
    return named;
  }

  /** For notes which representation stands for each object of a place, by its row: so far none. */
  ask(join: number, { sources }: Place): Int32Array {
    const { table } = sources[0] as Source;
    return (this.#indexes[join] = cleared(this.#indexes[join], (this.rows[table.id] as Rows).count, NO_ROW));
  }

  asked({ id }: EntityTable, count: number): void {
    this.#asked[id] = count;
  }

  /** The entities of a part: a list in `elements`. Throws COLUMNAR_FALLBACK where it is not of the length that was asked for. */
  received(entities: EntityTable, fetchId: number, first: number, length: number): void {
    if (length !== this.#asked[entities.id]) throw COLUMNAR_FALLBACK;
    const { all } = this.elementsOf(fetchId);
    for (const { join, place } of entities.targets) {
      const rows = this.#indexes[join] as Int32Array;
      const { count } = this.rows[place.sources[0]?.table.id as number] as Rows;
      for (let row = 0; row < count; row += 1) {
        const index = rows[row] as number;
        if (index === NO_ROW) continue;
        const entity = all[first + 2 * index] as number;
        if (entity !== NULL && all[first + 2 * index + 1] !== ONE) throw COLUMNAR_FALLBACK;
        rows[row] = entity === NULL ? NO_ROW : entity;
      }
      this.#joins[join] = rows;
    }
  }

  /** For notes where objects of a table were written, two numbers each: so far nowhere. */
  notes(id: number, rows: Rows): Int32Array {
    return (this.#written[id] = cleared(this.#written[id], 2 * rows.count, 0));
  }

  /** Whether a fetch of root fields brought all of them: half an answer must not look whole. */
  get isWhole(): boolean {
    return this.plan.fetches.every(({ root }) => {
      if (!root) return true;
      const { numbers } = this.rows[root.id] as Rows;
      return root.columns.every(({ offset }) => numbers[offset] !== ABSENT);
    });
  }

  /** memory that its tables take */
  get sizeBytes(): number {
    let bytes = this.scratch.all.byteLength;
    for (const { numbers } of this.rows) bytes += numbers.byteLength;
    for (const elements of this.#elements) bytes += elements.all.byteLength;
    for (const found of this.#instances) bytes += found?.all.byteLength ?? 0;
    for (const lists of [this.#indexes, this.#written]) for (const list of lists) bytes += list?.byteLength ?? 0;
    return bytes;
  }

  clear(): void {
    for (const rows of this.rows) rows.clear();
    for (const elements of this.#elements) elements.length = 0;
    this.scratch.length = 0;
    this.bytes.fill(NOTHING);
    this.#joins.length = 0;
    this.#asked.length = 0;
    for (const found of this.#instances) if (found) found.length = 0;
  }
}

/** The first numbers of a list all set to one value; a longer list where it is too short. */
function cleared(list: Int32Array | undefined, count: number, value: number): Int32Array {
  if (list && list.length >= count) return list.fill(value, 0, count);
  return new Int32Array(Math.max(LEAST, 2 ** Math.ceil(Math.log2(count)))).fill(value);
}

let marks = new Uint8Array(1024);

/** Marks for so many rows, none of them set; to be used before anything is waited for. */
function unseen(count: number): Uint8Array {
  if (marks.length < count) marks = new Uint8Array(count * 2);
  return marks.fill(0, 0, count);
}
