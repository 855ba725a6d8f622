import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataDir, testSystem } from './system.js';

/** A gateway of a test's own, beside the shared one, over the same departments. */
export interface OwnGateway {
  readonly url: string;
  /** its log so far: one JSON object a line */
  log(): readonly Readonly<Record<string, unknown>>[];
  /** Resolves once a line of the log fits. */
  logged(fits: (line: Readonly<Record<string, unknown>>) => boolean): Promise<Readonly<Record<string, unknown>>>;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Starts the built gateway with the shared system's keys and further settings (docs/contracts.md §1). */
export async function startOwnGateway(settings: Readonly<Record<string, string>> = {}): Promise<OwnGateway> {
  const { subgraphs, asOf } = testSystem();
  const urls = Object.fromEntries(Object.entries(subgraphs).map(([name, { url }]) => [name, url]));
  const child = spawn(process.execPath, [join(root, 'gateway/dist/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      SUPERGRAPH: join(root, 'schema/supergraph.graphql'),
      SUBGRAPH_URLS: JSON.stringify(urls),
      SIGNING_KEYS: readFileSync(join(dataDir, 'keys.json'), 'utf8'),
      JWKS: join(dataDir, 'issuer', 'jwks.json'),
      ROLES: join(root, 'schema/access/roles.json'),
      GRANTS: join(root, 'schema/access/grants.json'),
      DOCUMENTS: join(root, 'schema/persisted-documents.json'),
      AS_OF: asOf,
      LOG_LEVEL: 'debug',
      ...settings,
    },
  });
  const lines: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : { msg: line });
    for (const look of waiting) look();
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve(`${(JSON.parse(line) as { listening: string }).listening}/graphql`);
    });
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}: ${JSON.stringify(lines)}`)));
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    url,
    log: () => lines,
    logged: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = lines.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
