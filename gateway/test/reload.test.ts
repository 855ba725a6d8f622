import { afterAll, afterEach, expect, test } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { createApp, type GatewayApp } from '@shiyu/gateway/app.js';
import { readConfig } from '@shiyu/gateway/config.js';
import { createGateway } from '@shiyu/gateway/gateway.js';
import { parse } from 'graphql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventEmitter, once } from 'node:events';
import { pino, type Logger } from 'pino';
import { startSubgraph, type RunningSubgraph } from './support/start-subgraph.js';

const folder = mkdtempSync(join(tmpdir(), 'shiyu-reload-'));
const file = join(folder, 'supergraph.graphql');
const started: RunningSubgraph[] = [];
let running: GatewayApp | undefined;
afterEach(async () => {
  await running?.drain();
  await Promise.all(started.splice(0).map((subgraph) => subgraph.stop()));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A subgraph whose one field answers one value, and the supergraph of it alone. */
async function supergraphSaying(field: string, value: string): Promise<{ sdl: string; subgraph: RunningSubgraph }> {
  const typeDefs = parse(`type Query { ${field}: String }`);
  const subgraph = await startSubgraph({ name: 'one', typeDefs, resolvers: { Query: { [field]: () => value } } });
  started.push(subgraph);
  const { supergraphSdl, errors } = composeServices([{ name: 'one', url: subgraph.url, typeDefs }]);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  return { sdl: supergraphSdl, subgraph };
}

/** A log whose messages can be waited for. */
function readableLog(): { readonly logger: Logger; written(message: string): Promise<void> } {
  const messages = new EventEmitter();
  const write = (line: string): void => void messages.emit((JSON.parse(line) as { msg: string }).msg);
  return {
    logger: pino({ level: 'info' }, { write }),
    written: async (message) => void (await once(messages, message)),
  };
}

test('a new supergraph takes effect for whole requests, a broken one not at all, and no request is lost', async () => {
  const before = await supergraphSaying('old', 'before');
  const after = await supergraphSaying('new', 'after');
  writeFileSync(file, before.sdl);
  const config = readConfig({ SUPERGRAPH: file, ACCESS: 'off', PORT: '0' });
  const log = readableLog();
  const { app } = (running = createApp(await createGateway(config, log.logger)));
  const ask = async (query: string): Promise<{ data?: Record<string, unknown> }> =>
    (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json();

  // A request that began before the change ends with the supergraph it began with.
  let answerOld = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    before.subgraph.misbehave((_request, response) => {
      answerOld = () => response.end('{"data":{"old":"late"}}');
      resolve();
      return 'answered';
    });
  });
  const slow = ask('{ old }');
  await arrived;

  writeFileSync(file, after.sdl);
  await log.written('reloaded');
  expect(await ask('{ new }')).toEqual({ data: { new: 'after' } });
  answerOld();
  expect(await slow).toEqual({ data: { old: 'late' } });

  // Other requests must go on while a file that cannot be used lies there.
  writeFileSync(file, 'type Query { broken');
  const refused = log.written('not reloaded, the gateway serves what it served before').then(() => 'refused' as const);
  for (;;) {
    const next = await Promise.race([refused, ask('{ new }')]);
    if (next === 'refused') break;
    expect(next).toEqual({ data: { new: 'after' } });
  }
  expect(await ask('{ new }')).toEqual({ data: { new: 'after' } });
}, 60_000);
