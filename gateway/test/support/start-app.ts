import { composeServices } from '@apollo/composition';
import { createApp, type GatewayApp } from '@shiyu/gateway/app.js';
import { readConfig } from '@shiyu/gateway/config.js';
import { createGateway } from '@shiyu/gateway/gateway.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startSubgraph, type RunningSubgraph, type SubgraphFixture } from './start-subgraph.js';

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  };
}

/** A gateway without access control over subgraphs that run, asked as a client asks it. */
export interface RunningApp {
  readonly app: GatewayApp['app'];
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  /** POSTs a body: an object as JSON, a text as it stands */
  post(body: object | string): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export async function startApp(
  fixtures: readonly SubgraphFixture[],
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningApp> {
  const running = await Promise.all(fixtures.map(startSubgraph));
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-app-'));
  const services = fixtures.map(({ name, typeDefs }, i) => ({ name, typeDefs, url: running[i]?.url ?? '' }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  const config = readConfig({ SUPERGRAPH: file, ACCESS: 'off', PORT: '0', WARM_UP_MS: '0', ...environment });
  const { app, drain } = createApp(await createGateway(config, pino({ level: 'silent' })));
  return {
    app,
    subgraphs: new Map(running.map((subgraph) => [subgraph.name, subgraph])),
    async post(body) {
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { 'content-type': 'application/json' };
      const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        text: answer.body,
        body: JSON.parse(answer.body) as HttpAnswer['body'],
      };
    },
    async close() {
      await drain();
      await Promise.all(running.map((subgraph) => subgraph.stop()));
      rmSync(folder, { recursive: true });
    },
  };
}
