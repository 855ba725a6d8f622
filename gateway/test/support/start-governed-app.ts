import { composeServices } from '@apollo/composition';
import { createApp } from '@shiyu/gateway/app.js';
import { readConfig } from '@shiyu/gateway/config.js';
import { createGateway } from '@shiyu/gateway/gateway.js';
import { parse } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { GOVERNED } from './governed.js';
import { startSubgraph, type RunningSubgraph } from './start-subgraph.js';

/** A department: its SDL without the governance specification, and its resolvers. */
export interface GovernedSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Record<string, object>;
}

/** A sharing agreement in short: who may read which items of a provider. */
export interface GivenItems {
  readonly provider: string;
  readonly requester: string;
  readonly items: readonly string[];
}

/** An answer, and what the caller is told about access. */
export interface GovernedAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly object[];
  readonly extensions?: {
    readonly access: readonly { readonly path: string; readonly rule: string; readonly item: string }[];
  };
}

/** A gateway with access control over subgraphs that run. */
export interface GovernedApp {
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  /** asks as somebody of a department, with a token of a role OFFICER */
  ask(department: string, query: string): Promise<GovernedAnswer>;
  close(): Promise<void>;
}

/** `columns` are the codes of the role OFFICER; those that are not named are F. */
export async function startGovernedApp(
  departments: readonly GovernedSubgraph[],
  given: readonly GivenItems[],
  columns: Readonly<Record<string, string>> = {},
): Promise<GovernedApp> {
  const fixtures = departments.map(({ name, sdl, resolvers }) => ({
    name,
    typeDefs: parse(GOVERNED + sdl),
    resolvers,
  }));
  const running = await Promise.all(fixtures.map(startSubgraph));
  const services = fixtures.map(({ name, typeDefs }, i) => ({ name, typeDefs, url: running[i]?.url ?? '' }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-governed-'));
  const file = (name: string, content: unknown): string => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(folder, name);
  };
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const every = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`f${i + 1}`, 'F']));
  const grants = given.map((grant, i) => ({
    ...grant,
    id: `G${i}`,
    purposes: ['*'],
    validFrom: '2020-01-01',
    validTo: '2030-01-01',
    state: 'ACTIVE',
    basis: 'test',
  }));
  const config = readConfig({
    PORT: '0',
    WARM_UP_MS: '0',
    AS_OF: '2020-09-23T18:00:00+08:00',
    SUPERGRAPH: file('supergraph.graphql', supergraphSdl),
    SIGNING_KEYS: JSON.stringify(
      Object.fromEntries(departments.map(({ name }) => [name, Buffer.alloc(32, 7).toString('base64url')])),
    ),
    JWKS: file('jwks.json', { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'EdDSA' }] }),
    ROLES: file('roles.json', { OFFICER: { columns: { ...every, ...columns } } }),
    GRANTS: file('grants.json', grants),
  });
  const { app, drain } = createApp(await createGateway(config, pino({ level: 'silent' })));
  return {
    subgraphs: new Map(running.map((subgraph) => [subgraph.name, subgraph])),
    async ask(department, query) {
      const token = await new SignJWT({
        role: 'OFFICER',
        department,
        orgCode: 'O',
        areaScope: ['1'],
        purposes: ['A'],
        network: 'N',
      })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
        .setSubject('P')
        .setIssuer('shiyu-development')
        .setAudience('shiyu-gateway')
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey);
      const headers = { authorization: `Bearer ${token}` };
      return (
        await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })
      ).json<GovernedAnswer>();
    },
    async close() {
      await drain();
      await Promise.all(running.map((subgraph) => subgraph.stop()));
      rmSync(folder, { recursive: true });
    },
  };
}
