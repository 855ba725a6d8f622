import { instant } from '../time.js';

export type Value = string | number | boolean | null;
export type Row = readonly Value[];

/** Columns that every table of an entity has, in this order, after its own. */
export const GOVERNANCE = [
  'area_code',
  'org_code',
  'created_at',
  'updated_at',
  'source_system_id',
  'data_level',
] as const;

/** Their values. */
export function governance(areaCode: string, orgCode: string, atMs: number, system: string, level: string): Value[] {
  return [areaCode, orgCode, instant(atMs), instant(atMs), system, level];
}

/** A table's rows, made when they are read. */
export interface Table {
  /** as `subgraphs/manifest.json` names it */
  readonly department: string;
  readonly name: string;
  readonly columns: readonly string[];
  rows(): Iterable<Row>;
}
