import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, requireFreePort } from '../processes/port.mjs';

const servers = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))));

async function listenOn(host, port = 0) {
  const server = createServer();
  servers.push(server);
  await once(server.listen(port, host), 'listening');
  return server.address().port;
}

test('a taken port is refused by its number, with the command that chooses another', async () => {
  const port = await listenOn('127.0.0.1');
  await expect(requireFreePort(port)).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: `Port ${port} is in use by another program. Choose another: PORT=${port + 1} npm start`,
  });
});

test('a port that another program holds on every address is taken too', async () => {
  await expect(requireFreePort(await listenOn('0.0.0.0'))).rejects.toMatchObject({ code: 'PORT_TAKEN' });
});

test('a free port passes and stays free, and so does "any"', async () => {
  const port = await freePort();
  await requireFreePort(port);
  await requireFreePort(0);
  expect(await listenOn('127.0.0.1', port)).toBe(port);
});
