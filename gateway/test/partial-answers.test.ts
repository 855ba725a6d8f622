import { expect, test } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { createApp } from '@shiyu/gateway/app.js';
import { readConfig } from '@shiyu/gateway/config.js';
import { createGateway } from '@shiyu/gateway/gateway.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { people, scores } from './support/directory.js';
import { startSubgraph } from './support/start-subgraph.js';

test('an operator reads in the log which subgraph made an answer partial, and no value of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-partial-'));
  const subgraphs = await Promise.all([people, scores].map(startSubgraph));
  const lines: string[] = [];
  const { supergraphSdl = '' } = composeServices(
    [people, scores].map(({ name, typeDefs }, i) => ({ name, typeDefs, url: subgraphs[i]?.url ?? '' })),
  );
  writeFileSync(join(folder, 'supergraph.graphql'), supergraphSdl);
  const config = readConfig({ SUPERGRAPH: join(folder, 'supergraph.graphql'), ACCESS: 'off', PORT: '0' });
  const { app, drain } = createApp(
    await createGateway(config, pino({ level: 'warn' }, { write: (line) => lines.push(line) })),
  );
  try {
    const ask = async (): Promise<string> =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ me { name score } }' } })).body;
    expect(JSON.parse(await ask())).toEqual({ data: { me: { name: 'Ada', score: 10 } } });
    expect(lines).toEqual([]);

    subgraphs[1]?.misbehave((_, response) => {
      response.end('{"data":null,"errors":[{"message":"secret of Ada"}]}');
      return 'answered';
    });
    expect(JSON.parse(await ask())).toMatchObject({ data: { me: { name: 'Ada', score: null } } });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ msg: 'an answer is partial', failures: ['scores SUBGRAPH_ERROR'] }),
    ]);
    expect(lines.join()).not.toMatch(/secret|Ada/);
  } finally {
    await drain();
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
    rmSync(folder, { recursive: true });
  }
});
