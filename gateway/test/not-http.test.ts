import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { subgraph } from './support/describe-federation.js';
import { startApp, type RunningApp } from './support/start-app.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp([subgraph('one', 'type Query { n: Int }', { Query: { n: () => 1 } })]);
  await running.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => running.close());

/** Everything that the gateway writes before it closes the connection. */
async function send(bytes: string): Promise<string> {
  const socket = connect((running.app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

test.each([
  ['bytes that are not a request', '\u0000\u0001\r\n\r\n', 400],
  [
    'a chunk that is not one',
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nno',
    400,
  ],
  ['a negative length', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n', 400],
  ['headers without end', `GET /graphql HTTP/1.1\r\nhost: x\r\na: ${'a'.repeat(100_000)}`, 431],
])('%s: a coded error, and the connection is closed', async (_, bytes, status) => {
  const answer = await send(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({
    errors: [{ message: expect.stringContaining('not valid HTTP'), extensions: { code: 'BAD_REQUEST' } }],
  });
});

test.each([
  [
    'after it was told to continue',
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ntransfer-encoding: chunked\r\n\r\nno',
    'HTTP/1.1 100 Continue',
  ],
  ['after an answer', 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n', 'HTTP/1.1 200 OK'],
])('who sends no HTTP %s is answered once more', async (_, bytes, first) => {
  const socket = connect((running.app.server.address() as AddressInfo).port, '127.0.0.1');
  const whole = text(socket);
  socket.write(bytes);
  if (!bytes.endsWith('no')) socket.once('data', () => socket.write('no\r\n\r\n'));
  const answers = (await whole).split(/(?=HTTP\/1\.1 )/);
  expect(answers).toEqual([expect.stringContaining(first), expect.stringContaining('"BAD_REQUEST"')]);
});

test.each([
  ['an address that is not one', '/%', 400, 'BAD_REQUEST'],
  ['an address where nothing is', '/elsewhere', 404, 'NOT_FOUND'],
])('%s: a coded error', async (_, url, status, code) => {
  const answer = await running.app.inject({ method: 'GET', url });
  expect({ status: answer.statusCode, code: answer.json().errors[0].extensions.code }).toEqual({ status, code });
});
