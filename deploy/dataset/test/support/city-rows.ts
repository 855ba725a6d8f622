import type { City } from '../../src/city/create-city.js';
import type { Value } from '../../src/city/row.js';

/** One row by the names of its columns. */
export type NamedRow = Readonly<Record<string, Value>>;

/** Reads the tables of a city by name; each is made once, because the tests of a file look at it again and again. */
export function cityReader(city: City): (name: string) => readonly NamedRow[] {
  const read = new Map<string, readonly NamedRow[]>();
  return (name) => {
    const rows = read.get(name) ?? cityRows(city, name);
    read.set(name, rows);
    return rows;
  };
}

/** The rows of one table of a city. */
export function cityRows(city: City, name: string): NamedRow[] {
  const table = city.tables.find((candidate) => candidate.name === name);
  if (!table) throw new Error(`the city has no table ${name}`);
  return Array.from(table.rows(), (row) => {
    const named: Record<string, Value> = {};
    for (const [i, column] of table.columns.entries()) named[column] = row[i] ?? null;
    return named;
  });
}

/** How many rows of each kind there are. */
export function countBy(rows: readonly NamedRow[], kind: (row: NamedRow) => Value): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(kind(row))] = (counts[String(kind(row))] ?? 0) + 1;
  return counts;
}

/** Share of the rows that fulfil a condition, in per cent. */
export function percent(rows: readonly NamedRow[], condition: (row: NamedRow) => boolean): number {
  return (100 * rows.filter(condition).length) / rows.length;
}

const daysMs = new Map<string, number>();

/** Milliseconds of an instant as the generator writes it. By hand: in a test a `Date.parse` for each takes half a minute. */
export function instantMs(value: Value | undefined): number {
  const text = String(value);
  const day = text.slice(0, 10);
  let ms = daysMs.get(day);
  if (ms === undefined) daysMs.set(day, (ms = Date.parse(day)));
  const [hours, minutes, seconds] = [+text.slice(11, 13), +text.slice(14, 16), +text.slice(17, -1)];
  return ms + Math.round(((hours * 60 + minutes) * 60 + seconds) * 1_000);
}

/** Whole days from one `YYYY-MM-DD` to another. */
export function days(from: Value | undefined, to: Value | undefined): number {
  return (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000;
}
