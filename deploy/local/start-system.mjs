import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEPARTMENTS, ensureDatabases } from './databases.mjs';
import { findNode } from './find-node.mjs';
import { claimPort } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { inRepository, root, say } from './repository.mjs';
import { takeRecord } from './run-record.mjs';
import { baseEnvironment, runProgram } from './run-program.mjs';
import { ensureSecrets } from './secrets.mjs';
import { createSupervisor } from './supervisor.mjs';

/** Node's young generation, sized to answers: most of an answer's memory dies with it. */
const GATEWAY_FLAGS = ['--max-semi-space-size=64'];

/**
 * Starts the whole system on this machine and answers when it is ready. `stop` ends everything and gives the data
 * folder free. Settings: see docs/contracts.md §1.
 */
export async function startSystem({ dataDir, dataset, port: wantedPort, databaseUrl }) {
  const port = await claimPort(wantedPort);
  const record = await takeRecord(dataDir);
  const supervisor = createSupervisor({ logDir: join(dataDir, 'logs'), onStart: (name, pid) => record.add(name, pid) });
  const stop = async () => {
    await supervisor.stop();
    record.release();
  };
  try {
    const node = findNode();
    const secrets = ensureSecrets(dataDir);
    const adminUrl = databaseUrl ?? (await startPostgres(supervisor, { dataDir, port: await claimPort(0) }));
    const databases = await ensureDatabases(adminUrl, secrets.passwords);
    say('preparing databases …');
    await Promise.all([
      runProgram(node, 'deploy/issuer/dist/prepare.js', { DATA_DIR: dataDir }, { quiet: true }),
      ...DEPARTMENTS.map(({ name, folder }) =>
        runProgram(node, `${folder}/dist/migrate.js`, { DATABASE_URL: databases[name] }, { quiet: true }),
      ),
    ]);
    const databaseUrls = Object.fromEntries(
      DEPARTMENTS.map(({ name, database }) => [`DATABASE_URL_${database.toUpperCase()}`, databases[name]]),
    );
    await runProgram(node, 'deploy/dataset/dist/load.js', { DATASET: dataset, DATA_DIR: dataDir, ...databaseUrls });
    const { asOf } = JSON.parse(readFileSync(join(dataDir, 'dataset.json'), 'utf8'));

    say('starting services …');
    const ports = new Map();
    for (const { name } of DEPARTMENTS) ports.set(name, await claimPort(0));
    const urls = Object.fromEntries(
      DEPARTMENTS.map(({ name }) => [name, `http://127.0.0.1:${ports.get(name)}/graphql`]),
    );
    const gatewayUrl = `http://127.0.0.1:${port}/graphql`;
    const service = (name, script, env, flags = []) =>
      supervisor.start(
        {
          name,
          command: node,
          args: [...flags, inRepository(script)],
          cwd: root,
          env: { ...baseEnvironment(), HOST: '127.0.0.1', ...env },
        },
        () => answersReady(env.PORT),
      );
    await Promise.all([
      ...DEPARTMENTS.map(({ name, folder }) =>
        service(name, `${folder}/dist/main.js`, {
          PORT: String(ports.get(name)),
          DATABASE_URL: databases[name],
          SIGNING_KEY: secrets.signingKeys[name],
        }),
      ),
      service(
        'gateway',
        'gateway/dist/main.js',
        gatewaySettings({ dataDir, port, urls, signingKeys: secrets.signingKeys, asOf }),
        GATEWAY_FLAGS,
      ),
    ]);
    const system = {
      dataset,
      asOf,
      launcher: record.launcher,
      processes: record.processes(),
      gateway: { url: gatewayUrl },
      subgraphs: Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, { url }])),
      databases,
    };
    writeWhole(join(dataDir, 'system.json'), system);
    return { system, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

function gatewaySettings({ dataDir, port, urls, signingKeys, asOf }) {
  return {
    PORT: String(port),
    SUPERGRAPH: inRepository('schema/supergraph.graphql'),
    SUBGRAPH_URLS: JSON.stringify(urls),
    SIGNING_KEYS: JSON.stringify(signingKeys),
    JWKS: resolve(dataDir, 'issuer', 'jwks.json'),
    ROLES: inRepository('schema/access/roles.json'),
    GRANTS: inRepository('schema/access/grants.json'),
    DOCUMENTS: inRepository('schema/persisted-documents.json'),
    AS_OF: asOf,
  };
}

async function answersReady(port) {
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Holds the databases' passwords, so only its owner may read it. */
function writeWhole(file, content) {
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
