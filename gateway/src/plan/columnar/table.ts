import { Kind, type SelectionSetNode } from 'graphql';

/** A field that a fetch asks of the objects of a table: two numbers in each row. */
export interface Column {
  /** where its two numbers stand in a row */
  readonly offset: number;
  readonly name: string;
  /** the name as JSON, with its colon */
  readonly key: Uint8Array;
  readonly isTypename: boolean;
  /** the objects that it leads to; absent for leaves */
  readonly below?: Table;
}

/** What one fetch brings of the objects at one place of its answer; several types there share their columns. */
export interface Table {
  /** its place in `ColumnarPlan.tables` */
  readonly id: number;
  readonly fetchId: number;
  /** in the order in which the fetch selects them */
  readonly columns: readonly Column[];
  readonly columnNamed: (name: string) => Column | undefined;
  /** numbers in a row: where the object begins and ends, then two for each column */
  readonly stride: number;
}

const OBJECT_NUMBERS = 2;

/** The table of a selection, and those below it, added to a plan's tables. Undefined for what no table can hold. */
export function createTable(tables: Table[], fetchId: number, sets: readonly SelectionSetNode[]): Table | undefined {
  const selected = new Map<string, SelectionSetNode[]>();
  for (const set of sets) if (!select(set, selected)) return undefined;
  const columns: Column[] = [];
  for (const [name, nested] of selected) {
    const below = nested.length > 0 ? createTable(tables, fetchId, nested) : undefined;
    if (nested.length > 0 && !below) return undefined;
    columns.push({
      offset: OBJECT_NUMBERS + 2 * columns.length,
      name,
      key: Buffer.from(`${JSON.stringify(name)}:`),
      isTypename: name === '__typename',
      ...(below ? { below } : {}),
    });
  }
  const byName = new Map(columns.map((column) => [column.name, column]));
  const table: Table = {
    id: tables.length,
    fetchId,
    columns,
    columnNamed: (name) => byName.get(name),
    stride: OBJECT_NUMBERS + 2 * columns.length,
  };
  tables.push(table);
  return table;
}

/** Response names with what is selected below them. False where a document has fragments of its own. */
function select({ selections }: SelectionSetNode, selected: Map<string, SelectionSetNode[]>): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return select(selection.selectionSet, selected);
    const name = selection.alias?.value ?? selection.name.value;
    const nested = selected.get(name) ?? [];
    selected.set(name, selection.selectionSet ? [...nested, selection.selectionSet] : nested);
    return true;
  });
}
