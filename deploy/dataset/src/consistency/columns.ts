import type { DepartmentRows } from './databases.js';

/** A column of a department's tables. */
export interface Column {
  readonly table: string;
  readonly column: string;
}

/** The columns whose name matches a PostgreSQL regular expression: rules about them hold for tables to come, too. */
export function columnsNamed(department: DepartmentRows, pattern: string): Promise<readonly Column[]> {
  return department.query<Column>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = current_schema() and column_name ~ $1 order by 1, 2`,
    [pattern],
  );
}
