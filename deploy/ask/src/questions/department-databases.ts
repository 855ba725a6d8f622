import { Pool } from 'pg';

/** Rows of the departments' databases, read beside the system: the source of the expected answers. */
export interface DepartmentDatabases {
  rows<Row extends object>(department: string, text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * Opens them for reading only, one connection each.
 * @param urls department → URL
 */
export function openDatabases(urls: Readonly<Record<string, string>>): DepartmentDatabases {
  const pools = new Map<string, Pool>();
  const poolOf = (department: string): Pool => {
    const known = pools.get(department);
    if (known) return known;
    const connectionString = urls[department];
    if (!connectionString) throw new Error(`The running system has no database of ${department}.`);
    const pool = new Pool({ connectionString, max: 1, options: '-c default_transaction_read_only=on' });
    // A connection lost while idle shows at the next query; without a listener it would end the process.
    pool.on('error', (cause) => process.stderr.write(`${department}: ${cause.message}\n`));
    pools.set(department, pool);
    return pool;
  };
  return {
    async rows<Row extends object>(department: string, text: string, parameters: readonly unknown[] = []) {
      return (await poolOf(department).query<Row>(text, [...parameters])).rows;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}

/** SQL for an instant as the graph answers it: +08:00, milliseconds. */
export function chinaTime(expression: string): string {
  return `to_char((${expression}) at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"')`;
}
