import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { createApp, type GatewayApp } from '@shiyu/gateway/app.js';
import { readConfig } from '@shiyu/gateway/config.js';
import { createGateway } from '@shiyu/gateway/gateway.js';
import { parse } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { GOVERNED } from './support/governed.js';

/** A department that says who is asking, and answers only when it is told to. */
interface Echo {
  readonly url: string;
  /** principals whose requests came, in order */
  readonly asked: string[];
  /** Holds all answers until `release`; resolves once a request of this principal is there. */
  hold(until: string): Promise<void>;
  release(): void;
  readonly server: Server;
}

async function startEcho(): Promise<Echo> {
  const asked: string[] = [];
  const held: (() => void)[] = [];
  let holding = false;
  let awaited: { readonly principal: string; readonly arrived: () => void } | undefined;
  const server = createServer((request, response) => {
    const context = JSON.parse(
      Buffer.from(String(request.headers['x-shiyu-context']), 'base64url').toString('utf8'),
    ) as {
      principal: { id: string };
      purpose: string;
    };
    const { id } = context.principal;
    request.resume().on('end', () => {
      asked.push(id);
      const answer = (): void => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ data: { whoami: `${id} for ${context.purpose}`, touch: id } }));
      };
      if (holding) held.push(answer);
      else answer();
      if (awaited?.principal === id) awaited.arrived();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    asked,
    server,
    hold(until) {
      holding = true;
      return new Promise((arrived) => (awaited = { principal: until, arrived }));
    },
    release() {
      holding = false;
      for (const answer of held.splice(0)) answer();
    },
  };
}

const folder = mkdtempSync(join(tmpdir(), 'shiyu-sharing-'));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
let echo: Echo;
let environment: NodeJS.ProcessEnv;
let token: (id: string, purposes?: readonly string[]) => Promise<string>;
let running: GatewayApp | undefined;

beforeAll(async () => {
  echo = await startEcho();
  const typeDefs = parse(
    `${GOVERNED} type Query @structural { whoami: String } type Mutation @structural { touch: String }`,
  );
  const { supergraphSdl, errors } = composeServices([{ name: 'echo', url: echo.url, typeDefs }]);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const columns = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`f${i + 1}`, 'F']));
  environment = {
    PORT: '0',
    SUPERGRAPH: file('supergraph.graphql', supergraphSdl),
    SIGNING_KEYS: JSON.stringify({ echo: Buffer.alloc(32, 7).toString('base64url') }),
    JWKS: file('jwks.json', JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'EdDSA' }] })),
    ROLES: file('roles.json', JSON.stringify({ OFFICER: { columns } })),
    GRANTS: file('grants.json', '[]'),
  };
  token = (id, purposes = ['A']) =>
    new SignJWT({ role: 'OFFICER', department: 'D', orgCode: 'O', areaScope: ['1'], purposes, network: 'N' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .setSubject(id)
      .setIssuer('shiyu-development')
      .setAudience('shiyu-gateway')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
});
afterEach(async () => {
  await running?.drain();
  running = undefined;
});
afterAll(async () => {
  await new Promise((resolve) => echo.server.close(resolve));
  rmSync(folder, { recursive: true });
});

interface Asked {
  readonly answers: readonly unknown[];
  /** how often each principal's requests reached the department */
  readonly upstream: Readonly<Record<string, number>>;
}

/** Asks all at once and keeps the department from answering until it has seen whatever reaches it. */
async function askAtOnce(
  share: string,
  query: string,
  callers: readonly (readonly [id: string, purpose: string])[],
): Promise<Asked> {
  const config = readConfig({ ...environment, SHARE: share, AS_OF: '2020-09-23T18:00:00+08:00' });
  const { app } = (running = createApp(await createGateway(config, pino({ level: 'silent' }))));
  const tokens = new Map<string, string>();
  const ask = async (id: string, purpose: string): Promise<unknown> => {
    const authorization = `Bearer ${tokens.get(id)}`;
    const headers = { authorization, 'content-type': 'application/json', 'x-purpose': purpose };
    return (await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })).json();
  };
  // Their tokens are known and the operation is planned, so that those who ask come to the department without detours.
  for (const [id] of callers) if (!tokens.has(id)) tokens.set(id, await token(id, ['A', 'B']));
  for (const id of tokens.keys()) await ask(id, 'A');
  tokens.set('last', await token('last'));
  echo.asked.length = 0;
  const allThere = echo.hold('last');
  const answers = callers.map(([id, purpose]) => ask(id, purpose));
  const last = ask('last', 'A');
  await allThere;
  echo.release();
  await last;
  const upstream = Object.groupBy(
    echo.asked.filter((id) => id !== 'last'),
    (id) => id,
  );
  return {
    answers: await Promise.all(answers),
    upstream: Object.fromEntries(Object.entries(upstream).map(([id, requests]) => [id, requests?.length ?? 0])),
  };
}

const TWO_PRINCIPALS = Array.from({ length: 20 }, (_, i) => [i % 2 === 0 ? 'p1' : 'p2', 'A'] as const);
const own = TWO_PRINCIPALS.map(([id]) => ({ data: { whoami: `${id} for A` } }));

describe('identical requests in flight', () => {
  test('travel each for itself unless sharing is switched on', async () => {
    expect(await askAtOnce('none', '{ whoami }', TWO_PRINCIPALS)).toEqual({
      answers: own,
      upstream: { p1: 10, p2: 10 },
    });
  });

  test.each(['subgraph', 'all'])(
    'with --share %s travel once for each principal, who gets no other’s answer',
    async (share) => {
      expect(await askAtOnce(share, '{ whoami }', TWO_PRINCIPALS)).toEqual({
        answers: own,
        upstream: { p1: 1, p2: 1 },
      });
    },
  );

  test.each(['subgraph', 'all'])('with --share %s are not identical when their purposes differ', async (share) => {
    const callers = [
      ['p1', 'A'],
      ['p1', 'B'],
      ['p1', 'A'],
      ['p1', 'B'],
    ] as const;
    expect(await askAtOnce(share, '{ whoami }', callers)).toEqual({
      answers: callers.map(([id, purpose]) => ({ data: { whoami: `${id} for ${purpose}` } })),
      upstream: { p1: 2 },
    });
  });

  test.each(['subgraph', 'all'])('with --share %s mutations never travel for another', async (share) => {
    const { upstream } = await askAtOnce(share, 'mutation { touch }', TWO_PRINCIPALS);
    expect(upstream).toEqual({ p1: 10, p2: 10 });
  });
});
