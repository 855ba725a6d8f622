import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from './data-directory.mjs';
import { GATEWAY_FLAGS, PROGRAM_ENVIRONMENT } from './program-environment.mjs';
import { serverReady } from './processes/server-ready.mjs';
import { settingSuffix } from './repository.mjs';

/** Settings of ours that a child must get from us or not at all. */
const OWN_SETTINGS =
  /^(DATABASE_URL|PORT|HOST|SIGNING_KEY|SUBGRAPH_URLS|SUPERGRAPH|JWKS|TOKEN_|ROLES|GRANTS|DOCUMENTS|AS_OF|DATASET|DATA_DIR|npm_|INIT_CWD|SHIYU_)/;
/** Settings that an operator may give for the gateway on the command line of `npm start`. */
const GATEWAY_CHOICES = ['ACCESS', 'ENGINE', 'SHADOW_PERCENT', 'SHARE'];

/**
 * Every program of the system with its settings (docs/contracts.md §1), ready for the supervisor.
 * @param {{ root: string, node: string, dataDir: string, environment: NodeJS.ProcessEnv }} where `root` holds the built workspaces
 */
export function systemPrograms({ root, node, dataDir, environment }) {
  const inherited = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !OWN_SETTINGS.test(name) && !GATEWAY_CHOICES.includes(name)),
  );
  const base = {
    ...inherited,
    NODE_ENV: 'production',
    ...PROGRAM_ENVIRONMENT,
  };
  const program = (name, script, settings, more = {}) => ({
    name,
    command: node,
    args: [...(more.flags ?? []), join(root, script)],
    cwd: root,
    env: (before) => ({ ...base, ...(typeof settings === 'function' ? settings(before) : settings) }),
    ...more,
  });
  const server = (name, script, settings, more) => program(name, script, settings, { ready: serverReady, ...more });

  return {
    issuerKeys: () =>
      program('issuer-keys', 'deploy/issuer/dist/prepare.js', { DATA_DIR: dataDir }, { errorCode: 'STEP_FAILED' }),

    migration: (department, databaseUrl) =>
      program(
        `migrate-${department}`,
        `subgraphs/${department}/dist/migrate.js`,
        { DATABASE_URL: databaseUrl },
        { errorCode: 'STEP_FAILED' },
      ),

    load: (dataset, databaseUrls) => {
      const urls = Object.entries(databaseUrls).map(([department, url]) => [
        `DATABASE_URL_${settingSuffix(department)}`,
        url,
      ]);
      const settings = { DATASET: dataset, DATA_DIR: dataDir, ...Object.fromEntries(urls) };
      return program('dataset', 'deploy/dataset/dist/load.js', settings, { errorCode: 'STEP_FAILED', inherit: true });
    },

    subgraph: (department, { databaseUrl, signingKey, asOf }) =>
      server(
        department,
        `subgraphs/${department}/dist/main.js`,
        // After a crash on the same port, because the gateway knows it by that.
        (before) => ({
          HOST: '127.0.0.1',
          PORT: String(before?.port ?? 0),
          DATABASE_URL: databaseUrl,
          SIGNING_KEY: signingKey,
          AS_OF: asOf,
        }),
        { stage: 'subgraphs' },
      ),

    gateway: ({ port, subgraphUrls, signingKeys, asOf }) => {
      const schema = (file) => join(root, 'schema', file);
      const documents = schema('persisted-documents.json');
      const chosen = GATEWAY_CHOICES.filter((name) => environment[name]).map((name) => [name, environment[name]]);
      return server(
        'gateway',
        'gateway/dist/main.js',
        (before) => ({
          HOST: '127.0.0.1',
          PORT: String(before?.port ?? port),
          SUPERGRAPH: schema('supergraph.graphql'),
          SUBGRAPH_URLS: JSON.stringify(subgraphUrls),
          SIGNING_KEYS: JSON.stringify(signingKeys),
          JWKS: join(dataFiles(dataDir).issuer, 'jwks.json'),
          TOKEN_ISSUER: 'shiyu-development',
          TOKEN_AUDIENCE: 'shiyu-gateway',
          ROLES: schema('access/roles.json'),
          GRANTS: schema('access/grants.json'),
          ...(existsSync(documents) ? { DOCUMENTS: documents } : {}),
          AS_OF: asOf,
          ...Object.fromEntries(chosen),
        }),
        { stage: 'gateway', flags: GATEWAY_FLAGS },
      );
    },
  };
}
