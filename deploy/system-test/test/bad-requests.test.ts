import { beforeAll, describe, expect, test } from '@jest/globals';
import { issueToken } from '@shiyu/issuer/issue-token.js';
import { dataDir, testSystem, type Answer } from './support/system.js';

const STRICT = 'application/graphql-response+json';
let authorization: string;
beforeAll(async () => {
  authorization = `Bearer ${await issueToken('P3', { dataDir })}`;
});

async function send(init: RequestInit & { readonly headers?: Record<string, string> }, path = ''): Promise<Answer> {
  const headers = { 'content-type': 'application/json', accept: STRICT, authorization, ...init.headers };
  const response = await fetch(`${testSystem().gateway.url}${path}`, { ...init, headers });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

const post = (body: unknown, headers?: Record<string, string>): Promise<Answer> =>
  send({
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(headers ? { headers } : {}),
  });

describe('a request that cannot be used gets a coded error that says what is wrong', () => {
  test.each<[string, unknown, number, string, string]>([
    ['text that is not JSON', '{"query":', 400, 'BAD_REQUEST', 'The body is not valid JSON.'],
    ['a list', [{ query: '{ __typename }' }], 400, 'BAD_REQUEST', 'batches are not served'],
    ['neither query nor document', {}, 400, 'BAD_REQUEST', 'either `query` or `documentId`'],
    ['both', { query: '{ __typename }', documentId: 'x' }, 400, 'BAD_REQUEST', 'either `query` or `documentId`'],
    ['a query that is a number', { query: 1 }, 400, 'BAD_REQUEST', '`query` must be a string'],
    ['variables that are a list', { query: '{ __typename }', variables: [] }, 400, 'BAD_REQUEST', '`variables`'],
    ['text that is not GraphQL', { query: '{ mediationOrgs(' }, 400, 'GRAPHQL_PARSE_FAILED', 'not valid GraphQL'],
    ['a field that does not exist', { query: '{ nothing }' }, 400, 'GRAPHQL_VALIDATION_FAILED', 'nothing'],
    [
      'an operation that is not there',
      { query: 'query A { __typename }', operationName: 'B' },
      400,
      'OPERATION_NOT_FOUND',
      'operationName',
    ],
    ['a document that is not registered', { documentId: 'sha256:00' }, 404, 'PERSISTED_DOCUMENT_NOT_FOUND', 'id'],
    [
      'a variable of the wrong type',
      { query: 'query ($first: Int) { mediationOrgs(first: $first) { totalCount } }', variables: { first: 'ten' } },
      400,
      'BAD_USER_INPUT',
      '$first',
    ],
    [
      'a variable that is missing',
      { query: 'query ($no: ID!) { mediationCase(mediationNo: $no) { state } }' },
      400,
      'BAD_USER_INPUT',
      '$no',
    ],
    [
      'too deep a query',
      { query: `{ ${'area(code: "500108") { parent { '.repeat(1)}${'parent { '.repeat(15)} code ${'} '.repeat(17)} }` },
      400,
      'OPERATION_TOO_COMPLEX',
      'depth',
    ],
    [
      'too many aliases',
      { query: `{ ${Array.from({ length: 61 }, (_, i) => `a${i}: __typename`).join(' ')} }` },
      400,
      'OPERATION_TOO_COMPLEX',
      'aliases',
    ],
    [
      'a subscription',
      { query: 'subscription { x }' },
      400,
      'OPERATION_NOT_SUPPORTED',
      'A subscription is not served here.',
    ],
    ['a mutation', { query: 'mutation { x }' }, 400, 'OPERATION_NOT_SUPPORTED', 'A mutation is not served here.'],
  ])('%s', async (_, request, expectedStatus, code, words) => {
    const { status, body } = await post(request);
    expect({ status, code: body.errors?.[0]?.extensions?.['code'] }).toEqual({ status: expectedStatus, code });
    expect(body.errors?.map(({ message }) => message).join('\n')).toContain(words);
    expect(body).not.toHaveProperty('data');
  });

  test('a body above one MiB', async () => {
    const { status, body } = await post({ query: `{ __typename } #${'x'.repeat(1024 * 1024)}` });
    expect([status, body.errors?.[0]?.extensions?.['code']]).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  test('another content type', async () => {
    const { status, body } = await post('{ __typename }', { 'content-type': 'text/plain' });
    expect([status, body.errors?.[0]?.extensions?.['code']]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test('a client that accepts no JSON', async () => {
    const { status, body } = await post({ query: '{ __typename }' }, { accept: 'text/html' });
    expect([status, body.errors?.[0]?.extensions?.['code']]).toEqual([406, 'NOT_ACCEPTABLE']);
  });

  test('another method', async () => {
    const { status, headers, body } = await send({ method: 'DELETE' });
    expect([status, headers.get('allow'), body.errors?.[0]?.extensions?.['code']]).toEqual([
      405,
      'GET, HEAD, POST',
      'METHOD_NOT_ALLOWED',
    ]);
  });
});

test('clients that ask for plain JSON get 200 for a well-formed request that cannot run', async () => {
  const { status, body } = await post({ query: '{ nothing }' }, { accept: 'application/json' });
  expect([status, body.errors?.[0]?.extensions?.['code']]).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
});

test('a query may come by GET, with its variables as JSON text', async () => {
  const query = 'query ($first: Int) { mediationOrgs(first: $first) { nodes { __typename } } }';
  const parameters = new URLSearchParams({ query, variables: '{"first":1}' });
  const { status, body } = await send({ method: 'GET' }, `?${parameters.toString()}`);
  expect([status, body.data]).toEqual([200, { mediationOrgs: { nodes: [{ __typename: 'MediationOrg' }] } }]);
});

test('a department’s refusal of an argument reaches the client with its words and its place', async () => {
  const { status, body } = await post({
    query: '{ orgs: mediationOrgs(first: 500) { totalCount } areas(first: 1) { totalCount } }',
  });
  expect(status).toBe(200);
  expect(body.errors).toEqual([
    {
      message: '`first` takes 1 to 200, not 500. Ask for the next page with `after`.',
      path: ['orgs'],
      extensions: { code: 'BAD_USER_INPUT', service: 'judicial-mediation' },
    },
  ]);
  expect(body.data).toEqual({ orgs: null, areas: { totalCount: expect.any(Number) } });
});
