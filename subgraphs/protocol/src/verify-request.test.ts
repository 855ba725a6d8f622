import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KeyObject } from 'node:crypto';
import { encodeContext } from './encode-context.js';
import { signRequest } from './sign-request.js';
import type { SignedContext } from './signed-context.js';
import { importSigningKey } from './signing-key.js';
import { ACCEPTANCE_MS, verifyRequest, type ReceivedRequest } from './verify-request.js';

/** The bytes 0 to 31. */
const KEY = importSigningKey('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8') as KeyObject;
const NOW_MS = Date.parse('2020-09-23T10:00:00Z');

/**
 * Made with openssl, not with the code under test:
 *   printf '%s' "$JSON" | openssl base64 -A | tr '+/' '-_' | tr -d '='
 *   printf '%s' "$BODY" | openssl dgst -sha256 -binary | openssl base64 -A
 *   printf '"@method": POST\n…' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102… -binary | openssl base64 -A
 */
const CONTEXT_HEADER =
  'eyJ2IjoxLCJyZXF1ZXN0SWQiOiJyLTEiLCJwcmluY2lwYWwiOnsiaWQiOiJQMyIsInJvbGUiOiJNRURJQVRPUiIsImRlcGFydG1lbnQiOiJKTSIsIm9yZ0NvZGUiOiI1MDAyNDItSk0tMDAwMSIsImFyZWFTY29wZSI6WyI1MDAyNDIiXSwibmV0d29yayI6IkdPVl9JTlRSQU5FVCIsIm1mYSI6ZmFsc2UsImFzc2lnbmVkQ2FzZU5vcyI6WyJUSjEiXX0sInB1cnBvc2UiOiJNRURJQVRJT04iLCJncmFudHMiOlsiRzEiXSwiZGVjaXNpb25zIjp7IlBlcnNvbi5uYW1lIjoiTUFTSyJ9LCJhc09mIjoiMjAyMC0wOS0yM1QxMDowMDowMC4wMDBaIiwicmVhc29uIjoi5aSN5qC4In0';
const CONTEXT: SignedContext = {
  v: 1,
  requestId: 'r-1',
  principal: {
    id: 'P3',
    role: 'MEDIATOR',
    department: 'JM',
    orgCode: '500242-JM-0001',
    areaScope: ['500242'],
    network: 'GOV_INTRANET',
    mfa: false,
    assignedCaseNos: ['TJ1'],
  },
  purpose: 'MEDIATION',
  grants: ['G1'],
  decisions: { 'Person.name': 'MASK' },
  asOf: '2020-09-23T10:00:00.000Z',
  reason: '复核',
};
const NONCE = '0b5ddc4e-6f0c-4f5e-9d0c-2f1f5a6f7a10';
const VECTOR: ReceivedRequest = {
  method: 'POST',
  path: '/graphql',
  body: Buffer.from('{"query":"{ incidents { totalCount } }","variables":{}}'),
  headers: {
    'content-digest': 'sha-256=:vTneMsgYr9i/6TBivl9FH2wqaKchE5AGwJQWqUE0Vxg=:',
    'x-shiyu-context': CONTEXT_HEADER,
    'signature-input': `shiyu=("@method" "@path" "content-digest" "x-shiyu-context");created=1600855200;nonce="${NONCE}";keyid="gateway";alg="hmac-sha256"`,
    signature: 'shiyu=:zMbVL3n5fEa67uBeCKdJ9GkZ3SQ258pknPvEzTijB/4=:',
  },
};
const withHeader = (name: string, value: string | string[] | undefined): ReceivedRequest => ({
  ...VECTOR,
  headers: { ...VECTOR.headers, [name]: value },
});
const refusalOf = (request: ReceivedRequest, nowMs = NOW_MS) => verifyRequest(request, KEY, nowMs).refusal;

test('what openssl signed is genuine, and its context is read', () => {
  expect(verifyRequest(VECTOR, KEY, NOW_MS)).toEqual({ context: CONTEXT, nonce: NONCE });
});

test('the gateway writes the context as openssl did, whatever else the objects hold that it is given', () => {
  const { v: _version, principal, ...facts } = CONTEXT;
  const sent = { ...facts, principal: { ...principal, purposes: ['MEDIATION'], token: 'secret' }, exp: 1 };
  expect(encodeContext(sent)).toBe(CONTEXT_HEADER);
});

test('what the gateway signs is genuine for its key, its bytes and its time, and no two signatures share a nonce', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(2 ** 40), fc.nat(ACCEPTANCE_MS - 1_000), (body, nowMs, age) => {
      const request = { method: 'POST', path: '/graphql', body };
      const [first, second] = [1, 2].map(() => {
        const headers = signRequest(request, CONTEXT_HEADER, KEY, nowMs);
        return verifyRequest({ ...request, body: Buffer.from(body), headers }, KEY, nowMs + age);
      });
      expect(first).toMatchObject({ context: CONTEXT });
      expect(second).toMatchObject({ context: CONTEXT });
      expect(first).not.toEqual(second);
    }),
  );
});

test.each<[string, ReceivedRequest]>([
  ['another body', { ...VECTOR, body: Buffer.from('{"query":"{ incidents { totalCount } }","variables":{ }}') }],
  ['another method', { ...VECTOR, method: 'GET' }],
  ['another path', { ...VECTOR, path: '/graphql2' }],
  ['another digest', withHeader('content-digest', 'sha-256=:vTneMsgYr9i/6TBivl9FH2wqaKchE5AGwJQWqUE0Vxh=:')],
  ['another context', withHeader('x-shiyu-context', CONTEXT_HEADER.replace('JM', 'JN').replace(/0$/, '1'))],
  ['a later time', withHeader('signature-input', String(VECTOR.headers['signature-input']).replace('5200', '5201'))],
  ['another nonce', withHeader('signature-input', String(VECTOR.headers['signature-input']).replace('0b5d', '0b5e'))],
  ['another signature', withHeader('signature', `shiyu=:${Buffer.alloc(32).toString('base64')}:`)],
  ['a signature cut short', withHeader('signature', 'shiyu=:zMbVL3n5fEa67uBeCKdJ9A==:')],
])('%s than was signed is refused', (_what, request) => {
  expect(refusalOf(request)).toBe('CONTEXT_ALTERED');
});

test('a request that was signed for another subgraph is refused', () => {
  const other = importSigningKey(Buffer.alloc(32, 7).toString('base64url')) as KeyObject;
  expect(verifyRequest(VECTOR, other, NOW_MS)).toEqual({ refusal: 'CONTEXT_ALTERED' });
});

test.each([
  ['nothing', undefined],
  ['an empty value', ''],
  ['two values', ['a', 'b']],
])('a request with %s for one of the four headers is not signed', (_what, value) => {
  for (const name of ['signature', 'signature-input'])
    expect(refusalOf(withHeader(name, value))).toBe('CONTEXT_UNSIGNED');
  for (const name of ['content-digest', 'x-shiyu-context'])
    expect(refusalOf(withHeader(name, value))).toBe(value === '' ? 'CONTEXT_ALTERED' : 'CONTEXT_UNSIGNED');
});

test.each([
  ['another label', 'shiyu=', 'other='],
  ['fewer covered parts', ' "x-shiyu-context"', ''],
  ['another algorithm', 'hmac-sha256', 'hmac-sha512'],
  ['another key id', 'keyid="gateway"', 'keyid="other"'],
  ['no nonce', `;nonce="${NONCE}"`, ''],
  ['a nonce that is too short', NONCE, 'short'],
  ['a parameter more', ';alg=', ';expires=1;alg='],
  ['a second line', 'alg="hmac-sha256"', 'alg="hmac-sha256"\n'],
])('a signature input with %s is none of ours', (_what, from, to) => {
  const input = String(VECTOR.headers['signature-input']);
  expect(input).toContain(from);
  expect(refusalOf(withHeader('signature-input', input.replace(from, to)))).toBe('CONTEXT_UNSIGNED');
});

test('a signature is good for 30 seconds before and after its time, to the millisecond', () => {
  expect([-30_001, -30_000, 30_000, 30_001].map((ms) => refusalOf(VECTOR, NOW_MS + ms))).toEqual([
    'CONTEXT_STALE',
    undefined,
    undefined,
    'CONTEXT_STALE',
  ]);
});

test('a context of another form is refused, though it was signed', () => {
  const request = { method: 'POST', path: '/graphql', body: VECTOR.body };
  const headers = signRequest(request, Buffer.from('{"v":2}').toString('base64url'), KEY, NOW_MS);
  expect(refusalOf({ ...request, headers })).toBe('CONTEXT_INVALID');
});
