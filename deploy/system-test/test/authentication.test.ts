import { beforeAll, describe, expect, test } from '@jest/globals';
import { issueToken } from '@shiyu/issuer/issue-token.js';
import { askAs, dataDir, testSystem } from './support/system.js';

const QUESTION = '{ mediationOrgs(first: 1) { totalCount } }';
let good: string;
beforeAll(async () => {
  good = await issueToken('P3', { dataDir });
});

interface Refusal {
  readonly status: number;
  readonly challenge: string | null;
  readonly text: string;
}

async function post(body: string, authorization?: string): Promise<Refusal> {
  const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
  const response = await fetch(testSystem().gateway.url, { method: 'POST', headers, body });
  return { status: response.status, challenge: response.headers.get('www-authenticate'), text: await response.text() };
}

/** The payload of a token, changed, under its old signature. */
function tampered(token: string): string {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, department: 'PS' })).toString('base64url');
  return `${header}.${changed}.${signature}`;
}

/** A token that says it needs no signature. */
function unsigned(token: string): string {
  const [, payload] = token.split('.') as [string, string];
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.${'A'.repeat(8)}`;
}

describe('who has no valid token is refused before anything of the request is looked at', () => {
  const refused = {
    errors: [
      {
        message: 'A valid token is needed. Get one and send it as `Authorization: Bearer …`.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  };

  test.each<[string, () => Promise<string | undefined>]>([
    ['no token', () => Promise.resolve(undefined)],
    ['another scheme', () => Promise.resolve('Basic UDM6UDM=')],
    ['text that is no token', () => Promise.resolve('Bearer nonsense')],
    ['a token of another issuer’s key (P11)', async () => `Bearer ${await issueToken('P11', { dataDir })}`],
    ['an expired token', async () => `Bearer ${await issueToken('P3', { dataDir, ttlSeconds: -60 })}`],
    ['a token whose claims were changed', () => Promise.resolve(`Bearer ${tampered(good)}`)],
    ['a token without signature', () => Promise.resolve(`Bearer ${unsigned(good)}`)],
  ])('%s', async (_, authorization) => {
    const { status, challenge, text } = await post(JSON.stringify({ query: QUESTION }), await authorization());
    expect({ status, challenge, body: JSON.parse(text) as unknown }).toEqual({
      status: 401,
      challenge: 'Bearer',
      body: refused,
    });
  });

  test.each([
    ['a question about the schema', JSON.stringify({ query: '{ __schema { types { name } } }' })],
    ['a field that does not exist', JSON.stringify({ query: '{ nothing }' })],
    ['text that is not JSON', '{'],
    ['a registered document', JSON.stringify({ documentId: 'questions/03-earlier-cases' })],
  ])('with the same answer to %s', async (_, body) => {
    const { status, text } = await post(body);
    expect({ status, body: JSON.parse(text) as unknown }).toEqual({ status: 401, body: refused });
  });
});

test('a token that was good a moment ago is refused once it has expired', async () => {
  const soonOver = await issueToken('P3', { dataDir, ttlSeconds: -3 });
  // Clocks may differ by 5 s, so this one is still good.
  expect((await post(JSON.stringify({ query: QUESTION }), `Bearer ${soonOver}`)).status).toBe(200);
  let status = 200;
  for (const until = Date.now() + 20_000; status === 200 && Date.now() < until;) {
    ({ status } = await post(JSON.stringify({ query: QUESTION }), `Bearer ${soonOver}`));
  }
  expect(status).toBe(401);
});

describe('the purpose of a request', () => {
  test('is the token’s only one where nothing else is said', async () => {
    const { status } = await askAs('P3', QUESTION);
    expect(status).toBe(200);
  });

  test('must be one that the token covers', async () => {
    const { status, body } = await askAs('P3', QUESTION, { headers: { 'x-purpose': 'SUPERVISION' } });
    expect(status).toBe(403);
    expect(body.errors?.[0]).toEqual({
      message:
        'The token does not cover the purpose SUPERVISION. Its purposes: MEDIATION. Send one of them as `x-purpose`.',
      extensions: { code: 'PURPOSE_NOT_ALLOWED' },
    });
  });
});
