import { composeServices } from '@apollo/composition';
import { afterAll, expect, test } from '@jest/globals';
import { readConfig } from '@shiyu/gateway/config.js';
import { createGateway } from '@shiyu/gateway/gateway.js';
import { parse } from 'graphql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';

const folder = mkdtempSync(join(tmpdir(), 'shiyu-urls-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A gateway over one subgraph with this routing URL; resolves once it could serve. */
async function start(routingUrl: string, urls: object = {}): Promise<void> {
  const typeDefs = parse('type Query { n: Int }');
  const { supergraphSdl = '' } = composeServices([{ name: 'constructor', url: routingUrl, typeDefs }]);
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  const settings = { SUPERGRAPH: file, ACCESS: 'off', WARM_UP_MS: '0', SUBGRAPH_URLS: JSON.stringify(urls) };
  const gateway = await createGateway(readConfig(settings), pino({ level: 'silent' }));
  await gateway.close();
}

test.each([[''], ['people:4001'], ['ftp://people/'], ['http://[']])(
  'a routing URL %j is refused at start, by the name of its subgraph',
  async (url) => {
    await expect(start(url)).rejects.toMatchObject({
      code: 'SUPERGRAPH_INVALID',
      message: expect.stringContaining(`${JSON.stringify(url)}, the routing URL of constructor`),
    });
  },
);

test('SUBGRAPH_URLS takes the place of a routing URL, and is held to the same', async () => {
  await expect(start('', { constructor: 'http://localhost:1/graphql' })).resolves.toBeUndefined();
  await expect(start('http://localhost:1/', { constructor: 'localhost' })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('SUBGRAPH_URLS gives "localhost" for constructor'),
  });
});
