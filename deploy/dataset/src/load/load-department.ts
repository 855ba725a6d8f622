import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Table } from '../city/row.js';
import type { Size } from '../city/size.js';
import { copyLine } from './copy-text.js';
import type { Progress } from './progress.js';

/** Raised when the generator changes what it makes: data loaded by an older one is replaced. */
export const GENERATOR_VERSION = 3;
const CHUNK_CHARACTERS = 64 * 1024;

const MARK = `create table if not exists dataset_load (name text primary key, size text not null, seed bigint not null, version int not null, counts jsonb not null, completed_at timestamptz not null)`;

/** Rows of each table. */
export type RowCounts = Readonly<Record<string, number>>;

/** How many rows of each table a department's database holds of this size; undefined unless it holds them whole. */
export async function loadedCounts(databaseUrl: string, size: Size): Promise<RowCounts | undefined> {
  return withClient(databaseUrl, async (client) => {
    await client.query(MARK);
    const { rows } = await client.query<{ counts: RowCounts }>(
      `select counts from dataset_load where name = 'shiyu' and size = $1 and seed = $2 and version = $3`,
      [size.name, size.seed, GENERATOR_VERSION],
    );
    return rows[0]?.counts;
  });
}

/**
 * Replaces the data set's rows of one department, in one transaction that is marked complete at its end: readers see the
 * old rows, or all of the new ones. Refuses tables with rows that no loader wrote.
 */
export async function loadDepartment(
  databaseUrl: string,
  tables: readonly Table[],
  size: Size,
  progress: Progress,
): Promise<RowCounts> {
  return withClient(databaseUrl, async (client) => {
    await client.query(MARK);
    const marked = await client.query('select 1 from dataset_load');
    const counts: Record<string, number> = {};
    await client.query('begin');
    try {
      for (const { name } of tables) {
        if (marked.rows.length === 0) {
          const { rows } = await client.query(`select 1 from "${name}" limit 1`);
          if (rows.length > 0)
            throw new Error(
              `table ${name} holds rows that were not loaded from a data set; nothing was changed. Use another database, or empty it yourself`,
            );
        }
        await client.query(`truncate "${name}"`);
      }
      for (const table of tables) counts[table.name] = await copyTable(client, table, progress);
      await client.query(
        `insert into dataset_load values ('shiyu', $1, $2, $3, $4, now()) on conflict (name) do update set size = excluded.size, seed = excluded.seed, version = excluded.version, counts = excluded.counts, completed_at = excluded.completed_at`,
        [size.name, size.seed, GENERATOR_VERSION, counts],
      );
      await client.query('commit');
    } catch (cause) {
      await client.query('rollback').catch(() => undefined);
      throw cause;
    }
    await client.query('analyze');
    return counts;
  });
}

async function copyTable(client: Client, table: Table, progress: Progress): Promise<number> {
  let rows = 0;
  function* chunks(): Iterable<string> {
    let chunk = '';
    for (const row of table.rows()) {
      chunk += copyLine(row);
      rows += 1;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield chunk;
      chunk = '';
    }
    if (chunk) yield chunk;
  }
  let reported = 0;
  const counted = function* (): Iterable<string> {
    for (const chunk of chunks()) {
      yield chunk;
      progress.advance(rows - reported);
      reported = rows;
    }
  };
  const target = client.query(
    copyFrom(`copy "${table.name}" (${table.columns.map((column) => `"${column}"`).join(', ')}) from stdin`),
  );
  await pipeline(Readable.from(counted(), { objectMode: false }), target);
  progress.tableDone(table.name, rows);
  return rows;
}

async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  // The server may end the connection (disk full, shutdown); the query in flight rejects by itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
