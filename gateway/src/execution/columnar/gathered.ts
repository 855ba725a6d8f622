import { ABSENT, NULL, ONE, Rows } from './rows.js';
import type { ColumnarPlan, EntityTable } from './columnar-plan.js';
import { Numbers } from './numbers.js';
import type { Place, Source } from './place.js';
import type { TypeNames } from './type-names.js';
import { UNUSUAL } from './unusual.js';

const NOTHING: Buffer = Buffer.alloc(0);
const NO_ROW = -1;

/** What one execution has received, as tables. Used again by later ones when it is cleared. */
export class Gathered {
  readonly rows: readonly Rows[];
  /** the answer of each fetch */
  readonly bytes: Buffer[];
  /** the elements of lists in each answer, each as the two numbers of a value */
  readonly #elements: readonly Numbers[];
  /** for lists that are being read */
  readonly scratch = new Numbers();
  /** rows of entities by the rows of the places that they belong to; -1 where there is none */
  readonly #joins: Int32Array[] = [];
  readonly #instances: (Int32Array | undefined)[] = [];
  readonly #asked: number[] = [];

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
  instancesOf(place: Place): Int32Array {
    return (this.#instances[place.id] ??= place.above ? this.#below(place.above) : new Int32Array(1));
  }

  #below({ place, source, column }: NonNullable<Place['above']>): Int32Array {
    const rows = this.rows[source.table.id] as Rows;
    const below = this.rows[column.below?.id as number] as Rows;
    const seen = new Uint8Array(below.count);
    const found = new Int32Array(below.count);
    const elements = this.elementsOf(source.table.fetchId).all;
    let count = 0;
    const add = (first: number, second: number): void => {
      if (first < 0) return;
      if (second !== ONE) {
        for (let at = first; at < first + 2 * second; at += 2) add(elements[at] as number, elements[at + 1] as number);
      } else if (seen[first] === 0) {
        seen[first] = 1;
        found[count] = first;
        count += 1;
      }
    };
    const { stride } = source.table;
    for (const instance of this.instancesOf(place)) {
      const row = this.rowOf(source, instance);
      if (row < 0) continue;
      const at = row * stride + column.offset;
      add(rows.numbers[at] as number, rows.numbers[at + 1] as number);
    }
    return found.subarray(0, count);
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

  /** Notes which representation stands for each object of a place; the entities' rows take their place when they come. */
  ask(join: number, place: Place): Int32Array {
    const { table } = place.sources[0] as Source;
    const rows = (this.rows[table.id] as Rows).count;
    return (this.#joins[join] = new Int32Array(rows).fill(NO_ROW));
  }

  asked({ id }: EntityTable, count: number): void {
    this.#asked[id] = count;
  }

  /** The entities of a part: a list in `elements`. Throws UNUSUAL where it is not of the length that was asked for. */
  received(entities: EntityTable, fetchId: number, first: number, length: number): void {
    if (length !== this.#asked[entities.id]) throw UNUSUAL;
    const { all } = this.elementsOf(fetchId);
    for (const { join } of entities.targets) {
      const rows = this.#joins[join] as Int32Array;
      for (let row = 0; row < rows.length; row += 1) {
        const index = rows[row] as number;
        if (index === NO_ROW) continue;
        const entity = all[first + 2 * index] as number;
        if (entity !== NULL && all[first + 2 * index + 1] !== ONE) throw UNUSUAL;
        rows[row] = entity === NULL ? NO_ROW : entity;
      }
    }
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
    const numbers = [...this.rows.map((rows) => rows.numbers), ...this.#elements.map(({ all }) => all)];
    return numbers.reduce((bytes, { byteLength }) => bytes + byteLength, 0);
  }

  clear(): void {
    for (const rows of this.rows) rows.clear();
    for (const elements of this.#elements) elements.length = 0;
    this.scratch.length = 0;
    this.bytes.fill(NOTHING);
    this.#joins.length = 0;
    this.#instances.length = 0;
    this.#asked.length = 0;
  }
}
