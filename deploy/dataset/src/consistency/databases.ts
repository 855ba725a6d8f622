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

/** The departments' rows, by the names that `subgraphs/manifest.json` gives them. */
export interface Databases {
  readonly departments: readonly string[];
  /** Throws for a department without database. */
  of(department: string): DepartmentRows;
}

const BATCH_ROWS = 5_000;

/** Rows through a connection that has a transaction open: cursors live in one. */
function departmentRows(client: Client): DepartmentRows {
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

/** Rows through one connection for each department; which transaction is open on it is the caller's choice. */
export function databasesOf(clients: ReadonlyMap<string, Client>): Databases {
  const rows = new Map([...clients].map(([department, client]) => [department, departmentRows(client)]));
  return {
    departments: [...rows.keys()],
    of(department) {
      const found = rows.get(department);
      if (!found) throw new Error(`No database of ${department} is there: ${[...rows.keys()].join(', ')}.`);
      return found;
    },
  };
}

/**
 * Runs work over read-only snapshots of the databases, one moment each.
 * @param urls department → URL, as `system.json` has them
 */
export async function withDatabases<T>(
  urls: Readonly<Record<string, string>>,
  work: (databases: Databases) => Promise<T>,
): Promise<T> {
  const clients = new Map(
    Object.entries(urls).map(([department, connectionString]) => {
      const client = new Client({ connectionString });
      // A server that goes away ends the query in flight, which rejects by itself.
      client.on('error', () => undefined);
      return [department, client] as const;
    }),
  );
  try {
    await Promise.all(
      [...clients.values()].map(async (client) => {
        await client.connect();
        await client.query('begin isolation level repeatable read read only');
      }),
    );
    return await work(databasesOf(clients));
  } finally {
    await Promise.all([...clients.values()].map((client) => client.end()));
  }
}
