import { dataFiles, readJson } from './data-directory.mjs';
import { ensureDatabases } from './postgres/ensure-databases.mjs';
import { migrateUnlessMarked } from './postgres/migration-mark.mjs';
import { startPostgres } from './postgres/start-postgres.mjs';
import { timed } from './report.mjs';
import { DEPARTMENTS, ROOT } from './repository.mjs';
import { ensurePasswords, ensureSigningKeys } from './secrets.mjs';

/** The data set's moment where it does not say (docs/contracts.md §1). */
const DEFAULT_AS_OF = '2020-09-23T18:00:00+08:00';

/**
 * Every part in its order, independent ones together: PostgreSQL beside the build, migrations beside each other, then the
 * data set, the subgraphs, the gateway. Resolves to what DATA_DIR/system.json says of it, once everything answers.
 */
export async function bringUp({ settings, state, supervisor, programs, build }) {
  const { dataDir, dataset, port } = settings;
  const [databases] = await Promise.all([
    timed(settings.databaseUrl ? 'the database server answers' : 'postgres is ready', () =>
      openDatabases({ settings, state, supervisor }),
    ),
    build(),
  ]);

  const { issuerKeys, migration, load, subgraph, gateway } = programs();
  await timed('databases are up to date', () =>
    Promise.all([
      supervisor.run(issuerKeys()),
      ...DEPARTMENTS.map((department) =>
        migrateUnlessMarked({ root: ROOT, department, databaseUrl: databases[department] }, () =>
          supervisor.run(migration(department, databases[department])),
        ),
      ),
    ]),
  );
  await timed(`data set ${dataset} is present`, () => supervisor.run(load(dataset, databases)));

  const asOf = readJson(dataFiles(dataDir).dataset)?.asOf ?? DEFAULT_AS_OF;
  const signingKeys = ensureSigningKeys(dataDir);
  const subgraphs = await timed(`${DEPARTMENTS.length} subgraphs answer`, () =>
    forEachDepartment(async (department) => {
      const { url } = await supervisor.serve(
        subgraph(department, { databaseUrl: databases[department], signingKey: signingKeys[department], asOf }),
      );
      return { url };
    }),
  );
  const subgraphUrls = Object.fromEntries(Object.entries(subgraphs).map(([department, { url }]) => [department, url]));
  const { url } = await timed('the gateway answers', () =>
    supervisor.serve(gateway({ port, subgraphUrls, signingKeys, asOf })),
  );
  return { dataset, asOf, gateway: { url }, subgraphs, databases };
}

/** The departments' databases on the embedded server, or on the one that DATABASE_URL names. */
async function openDatabases({ settings: { dataDir, databaseUrl }, state, supervisor }) {
  const passwords = ensurePasswords(dataDir);
  if (databaseUrl) return ensureDatabases({ adminUrl: databaseUrl, passwords });
  const adminUrl = await startPostgres({ dataDir, password: passwords.postgres, supervisor, state });
  return ensureDatabases({ adminUrl, passwords, exclusive: true });
}

async function forEachDepartment(work) {
  return Object.fromEntries(
    await Promise.all(DEPARTMENTS.map(async (department) => [department, await work(department)])),
  );
}
