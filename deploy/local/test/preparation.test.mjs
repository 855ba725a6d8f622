import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueToken } from '@shiyu/issuer/issue-token.js';
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { dataFiles, ensureDataDirectory, readJson } from '../data-directory.mjs';
import { findNode } from '../install/find-node.mjs';
import { ensureDatabases } from '../postgres/ensure-databases.mjs';
import { startPostgres } from '../postgres/start-postgres.mjs';
import { createRunState } from '../processes/run-state.mjs';
import { createSupervisor } from '../processes/supervisor.mjs';
import { ROOT } from '../repository.mjs';
import { ensurePasswords } from '../secrets.mjs';
import { startLauncher, startSystem, throwAwayFolder } from '../testing.mjs';

/** A system on a PostgreSQL that is not its own (DATABASE_URL), and what goes wrong before it can serve. */
const START_WITHIN_MS = 300_000;
const DEPARTMENT_TABLES = { public_security: 'incident', judicial_mediation: 'mediation_case', petitions: 'petition' };

const serverDir = throwAwayFolder();
const dataDir = throwAwayFolder();
let supervisor;
let administrator;
let env;

beforeAll(async () => {
  ensureDataDirectory(serverDir);
  const { run, logs } = dataFiles(serverDir);
  const state = createRunState(run);
  supervisor = createSupervisor({ state, logs, report: () => {} });
  administrator = await startPostgres({ dataDir: serverDir, password: 'only-in-this-test', supervisor, state });
  env = { DATABASE_URL: administrator, DATA_DIR: dataDir, DATASET: 'S' };
}, START_WITHIN_MS);
afterAll(async () => {
  await supervisor.stopAll();
  for (const folder of [serverDir, dataDir]) rmSync(folder, { recursive: true, force: true });
});

/** Works with a database of the server as its administrator. */
async function inDatabase(name, work) {
  const url = new URL(administrator);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
/** Locks a table while it works; `work` gets a function that tells whether somebody waits for the table. */
const holding = (database, table, work) =>
  inDatabase(database, async (client) => {
    await client.query('begin');
    await client.query(`lock table ${table} in access exclusive mode`);
    const waits = `select from pg_locks where not granted and relation = '${table}'::regclass`;
    return work(async () => (await client.query(waits)).rowCount > 0);
  });
const rows = (database, text) => inDatabase(database, async (client) => (await client.query(text)).rows);
const tablesOf = async (database) =>
  (await rows(database, "select tablename from pg_tables where schemaname = 'public' order by 1")).map(
    ({ tablename }) => tablename,
  );

async function failedStart(more = {}) {
  const launcher = startLauncher({ ...env, ...more });
  expect(await launcher.ended).toBe(1);
  expect(launcher.output('stdout')).toBe('');
  expect(readJson(dataFiles(dataDir).lock)).toBeUndefined();
  return launcher.output('stderr');
}

test('a server that does not answer is named without its password', async () => {
  const said = await failedStart({ DATABASE_URL: 'postgresql://admin:geheim@127.0.0.1:1/postgres' });
  expect(said).toMatch(/^Cannot connect to the PostgreSQL at 127\.0\.0\.1:1: .*ECONNREFUSED.*\(DATABASE_REFUSED\)$/m);
  expect(said).not.toContain('geheim');
});

test('an administrator with too few rights is told what is missing, and nothing is made', async () => {
  await rows('postgres', "create role weak login password 'weak'");
  const url = new URL(administrator);
  [url.username, url.password] = ['weak', 'weak'];
  expect(await failedStart({ DATABASE_URL: url.href })).toMatch(
    /^Role weak of DATABASE_URL lacks CREATEDB and CREATEROLE\. Let an administrator run: ALTER ROLE "weak"/m,
  );
  expect(await rows('postgres', "select datname from pg_database where datname = 'petitions'")).toEqual([]);
});

test(
  'a migration that fails is named with its cause, and nothing of it stays',
  async () => {
    const urls = await ensureDatabases({ adminUrl: administrator, passwords: ensurePasswords(dataDir) });
    // Somebody made a table by hand that the migration makes too.
    await rows('petitions', 'create table petition_step (step_no text)');
    const said = await failedStart();
    expect(said).toMatch(/^migrate-petitions ended with exit code 1:$/m);
    expect(said).toMatch(
      /^petitions: migration Migration20\d+_\w+ failed, nothing was changed: .*"petition_step" already exists$/m,
    );
    expect(said).toMatch(/\(STEP_FAILED\)\n$/);
    expect(await tablesOf('petitions')).not.toContain('petition');
    await rows('petitions', 'drop table petition_step');
    // The next test locks tables of these before the launcher comes to them.
    for (const department of ['judicial-mediation', 'petitions'])
      await promisify(execFile)(findNode(), [join(ROOT, `subgraphs/${department}/dist/migrate.js`)], {
        env: { ...process.env, DATABASE_URL: urls[department] },
      });
  },
  START_WITHIN_MS,
);

test(
  'a load that is ended half-way leaves each department whole or empty, and serves nothing',
  async () => {
    const launcher = startLauncher(env);
    // Rows of two departments wait for us, so that the loader stands still in the middle of both.
    await holding('judicial_mediation', 'mediation_case', (mediationCaseWaits) =>
      holding('petitions', 'petition', async (petitionWaits) => {
        const complete = async () =>
          (await tablesOf('public_security')).includes('dataset_load') &&
          (await rows('public_security', 'select from dataset_load')).length === 1;
        while (!((await mediationCaseWaits()) && (await petitionWaits()) && (await complete())));
        const loader = readJson(dataFiles(dataDir).run).owned.find(({ name }) => name === 'dataset');
        process.kill(loader.pid, 'SIGKILL');
        expect(await launcher.ended).toBe(1);
      }),
    );
    expect(launcher.output('stdout')).toBe('');
    expect(launcher.output('stderr')).toMatch(
      /\ndataset was ended by SIGKILL; its message is above\. \(STEP_FAILED\)\n$/,
    );
    const loaded = {};
    for (const [database, table] of Object.entries(DEPARTMENT_TABLES)) {
      const [{ n }] = await rows(database, `select count(*)::int as n from ${table}`);
      const marks = (await tablesOf(database)).includes('dataset_load')
        ? await rows(database, 'select name from dataset_load')
        : [];
      loaded[database] = [n > 0, marks.length];
    }
    expect(loaded).toEqual({ public_security: [true, 1], judicial_mediation: [false, 0], petitions: [false, 0] });
  },
  START_WITHIN_MS,
);

test(
  'the next start loads what is missing, counts every row, and answers',
  async () => {
    const { system, launcher } = await startSystem({ dataDir, env });
    try {
      expect(launcher.output('stderr')).not.toMatch(/postgres is ready/);
      expect(launcher.output('stderr')).not.toMatch(/^loaded incident: /m);
      expect(launcher.output('stderr')).toMatch(/^loaded petition: \d+ rows$/m);
      expect(system.processes.map(({ name }) => name)).not.toContain('postgres');
      const { counts } = readJson(dataFiles(dataDir).dataset);
      for (const [database, table] of Object.entries(DEPARTMENT_TABLES))
        expect([{ n: counts[table] }]).toEqual(await rows(database, `select count(*)::int as n from ${table}`));
      const answer = await fetch(system.gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await issueToken('P3', { dataDir })}` },
        body: '{"query":"{ mediationCases(first: 1) { nodes { mediationNo } } }"}',
      });
      expect(await answer.json()).toEqual({
        data: { mediationCases: { nodes: [{ mediationNo: expect.stringMatching(/^TJ/) }] } },
      });
    } finally {
      const stop = startLauncher({ DATA_DIR: dataDir }, 'stop.mjs');
      expect(await stop.ended).toBe(0);
    }
    expect(await launcher.ended).toBe(0);
  },
  START_WITHIN_MS,
);
