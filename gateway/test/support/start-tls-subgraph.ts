import { buildSubgraphSchema } from '@apollo/subgraph';
import { createSecureServer, type ServerHttp2Session } from 'node:http2';
import { createServer } from 'node:https';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { runQuery, type ReceivedRequest, type SubgraphFixture } from './start-subgraph.js';

/** What the gateway is told to trust. */
export const CERTIFICATE = new URL('test-only-certificate.pem', import.meta.url).pathname;
const cert = readFileSync(CERTIFICATE);
const key = readFileSync(new URL('test-only-key.pem', import.meta.url));

/** A subgraph behind TLS which speaks one version of HTTP only. */
export interface TlsSubgraph {
  readonly name: string;
  readonly url: string;
  /** HTTP version of each request that came */
  readonly versions: readonly string[];
  /** connections that are open */
  readonly connections: ReadonlySet<TLSSocket>;
  /** HTTP/2 sessions that are open */
  readonly sessions: ReadonlySet<ServerHttp2Session>;
  /** The next requests wait for each other until so many are there; then this is done, and they are answered. */
  gather(count: number, then?: () => void): void;
  stop(): Promise<void>;
}

/** Starts it on a free port of the loopback interface. */
export async function startTlsSubgraph(
  { name, typeDefs, resolvers }: SubgraphFixture,
  version: '1.1' | '2.0',
): Promise<TlsSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  const server = version === '2.0' ? createSecureServer({ cert, key }) : createServer({ cert, key });
  const versions: string[] = [];
  const connections = new Set<TLSSocket>();
  const sessions = new Set<ServerHttp2Session>();
  let arrived = (): Promise<void> | undefined => undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    versions.push(request.httpVersion);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReceivedRequest;
    await arrived();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await runQuery(schema, query, variables)));
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => void answer(request, response));
  server.on('secureConnection', (socket: TLSSocket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    name,
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    versions,
    connections,
    sessions,
    gather(count, then) {
      const { promise, resolve } = Promise.withResolvers<void>();
      let missing = count;
      arrived = () => {
        missing -= 1;
        if (missing === 0) {
          arrived = () => undefined;
          then?.();
          resolve();
        }
        return promise;
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of connections) socket.destroy();
      }),
  };
}
