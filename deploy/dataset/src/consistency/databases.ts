import { Client } from 'pg';

/** One department's rows as of one moment. */
export interface DepartmentRows {
  query<Row extends object>(text: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** The rows of a query, a few thousand at a time, so that no table is held whole. */
  batches<Row extends object>(text: string): AsyncIterable<readonly Row[]>;
  /** The rows of a query over `any($1)`, by their column `key`. */
  byKey<Row extends { readonly key: string }>(
    text: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Row[]>>;
}

/** The departments whose rows the rules are about. */
export interface Databases {
  readonly publicSecurity: DepartmentRows;
  readonly judicialMediation: DepartmentRows;
  readonly civilAffairs: DepartmentRows;
  readonly petitions: DepartmentRows;
}

export const DEPARTMENT_KEYS = ['publicSecurity', 'judicialMediation', 'civilAffairs', 'petitions'] as const;

/** `publicSecurity` as `system.json` names it: `public-security`. */
export function departmentName(key: keyof Databases): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const BATCH_ROWS = 5_000;

/** Rows through a connection that has a transaction open: cursors live in one. */
export function departmentRows(client: Client): DepartmentRows {
  let cursors = 0;
  const query = async <Row extends object>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(text, [...parameters])).rows;
  return {
    query,
    async *batches<Row extends object>(text: string) {
      cursors += 1;
      const cursor = `rows_${cursors}`;
      await client.query(`declare ${cursor} no scroll cursor for ${text}`);
      try {
        for (;;) {
          const rows = await query<Row>(`fetch ${BATCH_ROWS} from ${cursor}`);
          if (rows.length === 0) return;
          yield rows;
        }
      } finally {
        await client.query(`close ${cursor}`);
      }
    },
    async byKey<Row extends { readonly key: string }>(text: string, keys: readonly string[]) {
      return Map.groupBy(await query<Row>(text, [[...new Set(keys)]]), ({ key }) => key);
    },
  };
}

/** Runs work over read-only snapshots of the databases, one moment each. */
export async function withDatabases<T>(
  urls: Readonly<Record<string, string>>,
  work: (databases: Databases) => Promise<T>,
): Promise<T> {
  const clients = DEPARTMENT_KEYS.map((key) => {
    const client = new Client({ connectionString: urls[departmentName(key)] });
    // A server that goes away ends the query in flight, which rejects by itself.
    client.on('error', () => undefined);
    return client;
  });
  try {
    const departments = await Promise.all(
      clients.map(async (client) => {
        await client.connect();
        await client.query('begin isolation level repeatable read read only');
        return departmentRows(client);
      }),
    );
    const [publicSecurity, judicialMediation, civilAffairs, petitions] = departments as [
      DepartmentRows,
      DepartmentRows,
      DepartmentRows,
      DepartmentRows,
    ];
    return await work({ publicSecurity, judicialMediation, civilAffairs, petitions });
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
