import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraph } from './support/describe-federation.js';
import { spawnGateway, type SpawnedGateway } from './support/spawn-gateway.js';
import { CERTIFICATE, startTlsSubgraph, type TlsSubgraph } from './support/start-tls-subgraph.js';

interface Numbered {
  readonly n: number;
}

const numbers = subgraph(
  'numbers',
  `type Query { number(n: Int!): Number }
   type Mutation { add(n: Int!): Int }
   type Number @key(fields: "n") { n: Int! double: Int! }`,
  {
    Query: { number: (_: unknown, { n }: Numbered) => ({ n }) },
    Mutation: { add: (_: unknown, { n }: Numbered) => n + 1 },
    Number: { double: ({ n }: Numbered) => n * 2 },
  },
);
const squares = subgraph('squares', 'type Number @key(fields: "n") { n: Int! square: Int! }', {
  Number: { __resolveReference: ({ n }: Numbered) => ({ n, square: n * n }) },
});

const folder = mkdtempSync(join(tmpdir(), 'shiyu-http2-'));
let modern: TlsSubgraph;
let old: TlsSubgraph;
let gateway: SpawnedGateway;

beforeAll(async () => {
  modern = await startTlsSubgraph(numbers, '2.0');
  old = await startTlsSubgraph(squares, '1.1');
  const { supergraphSdl, errors } = composeServices([
    { ...numbers, url: modern.url },
    { ...squares, url: old.url },
  ]);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  gateway = await spawnGateway(file, { NODE_EXTRA_CA_CERTS: CERTIFICATE });
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all([modern?.stop(), old?.stop()]);
  rmSync(folder, { recursive: true });
});

const ask = (n: number): Promise<unknown> => gateway.ask('query ($n: Int!) { number(n: $n) { double square } }', { n });
const answerOf = (n: number): unknown => ({ data: { number: { double: n * 2, square: n * n } } });
const add = (n: number): Promise<unknown> => gateway.ask('mutation ($n: Int!) { add(n: $n) }', { n });
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

describe('a subgraph behind TLS', () => {
  test('is asked by HTTP/2 where it speaks that, and by HTTP/1.1 where it does not', async () => {
    expect(await ask(7)).toEqual(answerOf(7));
    expect({ modern: new Set(modern.versions), old: new Set(old.versions) }).toEqual({
      modern: new Set(['2.0']),
      old: new Set(['1.1']),
    });
  });

  test('answers fifty requests at once over one connection', async () => {
    let connections = 0;
    // None is answered before all have come, so they are under way together.
    modern.gather(50, () => (connections = modern.connections.size));
    expect(await Promise.all(upTo(50).map(ask))).toEqual(upTo(50).map(answerOf));
    expect(connections).toBe(1);
  });

  test('may close its session between any two requests', async () => {
    for (const n of upTo(20)) {
      expect(await ask(n)).toEqual(answerOf(n));
      for (const session of modern.sessions) session.close();
    }
  });

  test('may close its session while requests are under way: they are finished, mutations too', async () => {
    modern.gather(20, () => {
      for (const session of modern.sessions) session.close();
    });
    const questions = upTo(10).map(ask);
    const mutations = upTo(10).map(add);
    expect(await Promise.all(questions)).toEqual(upTo(10).map(answerOf));
    expect(await Promise.all(mutations)).toEqual(upTo(10).map((n) => ({ data: { add: n + 1 } })));
  });

  test.each([
    ['breaks off', ({ connections }: TlsSubgraph) => connections.forEach((socket) => socket.destroy())],
    [
      'ends its session with an error',
      ({ sessions }: TlsSubgraph) =>
        sessions.forEach((session) => session.destroy(undefined, constants.NGHTTP2_INTERNAL_ERROR)),
    ],
  ])('is asked once more when it %s under queries', async (_how, end) => {
    // On a connection that is whole: a second end under the same request is not survived.
    await ask(1);
    modern.gather(10, () => end(modern));
    expect(await Promise.all(upTo(10).map(ask))).toEqual(upTo(10).map(answerOf));
  });
});
