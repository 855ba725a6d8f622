import { expect, test } from '@jest/globals';
import { send, signedRequest, type SignedRequest } from './support/signed-request.js';
import type { Answer } from './support/system.js';

const QUESTION = '{ policeStations(first: 1) { totalCount } }';
const signed = (nowMs?: number): Promise<SignedRequest> =>
  signedRequest('public-security', 'P2', QUESTION, nowMs === undefined ? {} : { nowMs });
const codeOf = ({ status, body }: Answer): unknown[] => [status, body.data, body.errors?.[0]?.extensions?.['code']];

test('a department answers what the gateway signed', async () => {
  const { status, body } = await send(await signed());
  expect([status, body.errors]).toEqual([200, undefined]);
  expect(body.data?.['policeStations']).toMatchObject({ totalCount: expect.any(Number) });
});

test.each(['signature', 'signature-input', 'content-digest', 'x-shiyu-context'])(
  'a request without %s is refused',
  async (name) => {
    const request = await signed();
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([header]) => header !== name));
    expect(codeOf(await send({ ...request, headers }))).toEqual([401, undefined, 'CONTEXT_UNSIGNED']);
  },
);

test('a body that was altered is refused', async () => {
  const request = await signed();
  const body = request.body.replace('first: 1', 'first: 2');
  expect(codeOf(await send({ ...request, body }))).toEqual([401, undefined, 'CONTEXT_ALTERED']);
});

test('a context that was altered is refused', async () => {
  const request = await signed();
  const context = JSON.parse(Buffer.from(request.headers['x-shiyu-context'] ?? '', 'base64url').toString()) as object;
  const forged = Buffer.from(JSON.stringify({ ...context, decisions: { 'Person.name': 'ALLOW' } })).toString(
    'base64url',
  );
  const headers = { ...request.headers, 'x-shiyu-context': forged };
  expect(codeOf(await send({ ...request, headers }))).toEqual([401, undefined, 'CONTEXT_ALTERED']);
});

test('a request to another department is refused, because each has its own key', async () => {
  const request = await signed();
  const { url } = await signedRequest('petitions', 'P2', QUESTION);
  expect(codeOf(await send({ ...request, url }))).toEqual([401, undefined, 'CONTEXT_ALTERED']);
});

test('a signature without genuine key spends no nonce', async () => {
  const request = await signed();
  const headers = { ...request.headers, signature: `shiyu=:${Buffer.alloc(32).toString('base64')}:` };
  expect(codeOf(await send({ ...request, headers }))).toEqual([401, undefined, 'CONTEXT_ALTERED']);
  expect((await send(request)).status).toBe(200);
});

test.each([
  ['31 seconds ago', -31_000],
  ['for 32 seconds from now', 32_000],
])('a signature made %s is refused', async (_when, offsetMs) => {
  expect(codeOf(await send(await signed(Date.now() + offsetMs)))).toEqual([401, undefined, 'CONTEXT_STALE']);
});

test('a request that is sent twice is refused the second time', async () => {
  const request = await signed();
  expect((await send(request)).status).toBe(200);
  expect(codeOf(await send(request))).toEqual([401, undefined, 'CONTEXT_REPLAYED']);
});

test('refusals come before the text is read, so that an outsider learns nothing from it', async () => {
  const { url } = await signed();
  const answer = await send({ url, headers: {}, body: 'no JSON at all' });
  expect(codeOf(answer)).toEqual([401, undefined, 'CONTEXT_UNSIGNED']);
});
