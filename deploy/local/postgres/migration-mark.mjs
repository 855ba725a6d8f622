import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the ORM keeps the names of applied migrations. */
const MIGRATIONS_TABLE = 'mikro_orm_migrations';

/**
 * Migrates a department's database unless it bears the mark that this very migration did so before: a program for each that
 * finds nothing to do would be a third of a start. The mark is a comment on the table of applied migrations, so that it
 * comes and goes with what it speaks of, also in dumps.
 * @param {{ root: string, department: string, databaseUrl: string }} where
 * @param {() => Promise<void>} migrate
 */
export async function migrateUnlessMarked({ root, department, databaseUrl }, migrate) {
  const mark = `migrated by ${fingerprint(root, department)}`;
  const [found] = await query(databaseUrl, `SELECT obj_description(to_regclass('${MIGRATIONS_TABLE}')) AS mark`);
  if (found.mark === mark) return;
  await migrate();
  await query(databaseUrl, `COMMENT ON TABLE ${MIGRATIONS_TABLE} IS '${mark}'`);
}

/** Everything that decides what a department's migration does: its migrations, the reference rows, the kit's program. */
function fingerprint(root, department) {
  const hash = createHash('sha256');
  for (const folder of [`${department}/dist/migrations`, `${department}/seeds`, 'kit/seeds', 'kit/dist/database']) {
    const path = join(root, 'subgraphs', folder);
    for (const file of existsSync(path) ? readdirSync(path).sort() : [])
      hash.update(`${folder}/${file}\0`).update(readFileSync(join(path, file)));
  }
  return hash.digest('hex');
}

async function query(connectionString, text) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A connection that dies while it is open would otherwise end the process; the query in flight rejects by itself.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
