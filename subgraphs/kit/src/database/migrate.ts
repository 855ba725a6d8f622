import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CalendarDay, DeadlineRule } from '../deadline/deadline-rule.js';
import { openOrm } from './orm.js';
import type { SubgraphDefinition } from '../server/subgraph-definition.js';

/**
 * Brings a department's database to the code's state: pending migrations in one transaction, then the reference rows of
 * `seeds/`. Exits 1 with the migration's name and the cause when one fails; then none of the pending ones stays. `--create NAME` writes a migration
 * from the difference between the entities and the database instead.
 */
export async function runMigrations(definition: SubgraphDefinition): Promise<void> {
  const databaseUrl = process.env['DATABASE_URL'];
  let step = 'opening its database failed';
  try {
    if (!databaseUrl) throw new Error('DATABASE_URL is not set: see docs/contracts.md §1.');
    const create = process.argv.indexOf('--create');
    const folder = create > 0 ? 'src/migrations' : 'dist/migrations';
    const orm = await openOrm({
      entities: definition.entities,
      migrationsPath: fileURLToPath(new URL(folder, definition.folder)),
      databaseUrl,
      poolSize: 2,
    });
    try {
      if (create > 0) {
        const { fileName } = await orm.migrator.create(undefined, false, false, process.argv[create + 1]);
        process.stdout.write(`created: ${fileName || 'nothing, the database fits the entities'}\n`);
        return;
      }
      orm.migrator.on('migrating', ({ name }) => {
        step = `migration ${name} failed, nothing was changed`;
      });
      const applied = await orm.migrator.up();
      const em = orm.em.fork();
      for (const [entity, packageFolder, file] of [
        [DeadlineRule, definition.folder, 'deadline-rules.json'],
        [CalendarDay, new URL('../../', import.meta.url), 'calendar-exceptions.json'],
      ] as const) {
        step = `writing the reference rows of seeds/${file} failed`;
        const rows = JSON.parse(await readFile(new URL(`seeds/${file}`, packageFolder), 'utf8')) as object[];
        await em.upsertMany(entity as never, rows as never);
      }
      process.stdout.write(`migrated: ${applied.length}\n`);
    } finally {
      await orm.close(true);
    }
  } catch (cause) {
    process.stderr.write(`${definition.name}: ${step}: ${(cause as Error).message}\n`);
    process.exit(1);
  }
}
