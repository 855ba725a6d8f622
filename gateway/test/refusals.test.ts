import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from './support/describe-federation.js';
import { startApp, type RunningApp } from './support/start-app.js';

const one = subgraph(
  'one',
  'type Query { n(a: Int, s: String, in: In, json: Json): Int q: Query } input In { a: Int in: In list: [In] } scalar Json type Mutation { bump: Int }',
  { Query: { n: () => 1, q: () => ({}) }, Mutation: { bump: () => 1 } },
);
const times = (count: number, text: string): string => text.repeat(count);
const nested = (count: number, open: string, inner: string, close: string): string =>
  times(count, open) + inner + times(count, close);
const fragments = (count: number, body: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `fragment F${i} on Query { ${body(i)} }`).join(' ');

/** What ends otherwise in a stack without end, or in seconds of work for everybody. */
const REFUSED: Readonly<Record<string, string>> = {
  '5,000 levels of fields': nested(5_000, '{ q ', '{ n }', ' }'),
  '3,000 inline fragments in each other': `{ ${nested(3_000, '... { ', 'n', ' }')} }`,
  '90 inline fragments, spread 900 times beside different fields': `{ ${Array.from({ length: 60 }, (_, i) => `q { a${i}: n ...F0 }`).join(' ')} } fragment F0 on Query { ${nested(90, '... { ', 'n', ' }')} }`,
  'fragments that double each other': `{ ...F0 } ${fragments(90, (i) => `...F${i + 1} q { ...F${i + 1} }`)} fragment F90 on Query { n }`,
  'fragments that double each other, used by nobody': `{ n } ${fragments(90, (i) => `...F${i + 1} q { ...F${i + 1} }`)} fragment F90 on Query { n }`,
  '300 fragments': `{ ${Array.from({ length: 300 }, (_, i) => `...F${i}`).join(' ')} } ${fragments(300, () => 'n')}`,
  '1,200 different fields': `{ ${Array.from({ length: 1_200 }, (_, i) => `a${i}: n`).join(' ')} }`,
  '400 different arguments under one name': `{ ${Array.from({ length: 400 }, (_, i) => `n(a: ${i})`).join(' ')} }`,
  'a list of 4,000 levels': `{ n(json: ${nested(4_000, '[', '1', ']')}) }`,
  'an object of 2,000 levels': `{ n(in: ${nested(2_000, '{in: ', '{a: 1}', '}')}) }`,
  'a type of 4,000 lists': `query ($a: ${nested(4_000, '[', 'Int', ']')}) { n }`,
  '2,000 variables': `query (${Array.from({ length: 2_000 }, (_, i) => `$v${i}: Int`).join(' ')}) { n }`,
  '6,000 directives': `{ n ${times(6_000, '@include(if: true) ')} }`,
  'a name of 100,000 characters': `{ ${times(100_000, 'z')} }`,
  'a string of 100,000 characters': `{ n(s: "${times(100_000, 'z')}") }`,
};

/** What looks like too much and is not, or is wrong for another reason. */
const OTHERS: Readonly<Record<string, readonly [query: string, outcome: string]>> = {
  '999 equal fields': [`{ ${times(999, 'n ')} }`, '{"data":{"n":1}}'],
  '300 equal objects': [`{ ${times(300, 'q { q { n } } ')} }`, '{"data":{"q":{"q":{"n":1}}}}'],
  'inline fragments of 40 levels': [`{ ${nested(40, '... { ', 'n', ' }')} }`, '{"data":{"n":1}}'],
  'a fragment in itself': ['{ ...A } fragment A on Query { q { ...A } }', 'GRAPHQL_VALIDATION_FAILED'],
  'fragments in each other': [
    '{ ...A } fragment A on Query { ...B } fragment B on Query { n ...A q { ...A ...B } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  '999 equal fields that nobody has': [`{ ${times(999, 'z ')} }`, 'GRAPHQL_VALIDATION_FAILED'],
  'no end': ['{ n', 'GRAPHQL_PARSE_FAILED'],
  'no beginning': ['}', 'GRAPHQL_PARSE_FAILED'],
  'brackets in strings and comments': [`{ n(s: "${times(500, '{[(')}") } # ${times(500, '{[(')}`, '{"data":{"n":1}}'],
};

describe('an operation that is too large is refused before anything walks through it', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp([one]);
  });
  afterAll(() => running.close());

  test.each(Object.entries(REFUSED))('%s', async (_, query) => {
    const { body } = await running.post({ query });
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_TOO_COMPLEX']);
    expect(body).not.toHaveProperty('data');
  });

  test.each(Object.entries(OTHERS))('%s is not', async (_, [query, outcome]) => {
    const { body, text } = await running.post({ query });
    expect(body.errors?.[0]?.extensions.code ?? text).toBe(outcome);
  });

  test('more errors than are shown end with the last that is shown, each with its place', async () => {
    const { body } = await running.post({ query: `{ ${Array.from({ length: 50 }, (_, i) => `z${i}`).join(' ')} }` });
    expect(body.errors).toHaveLength(20);
    expect(body.errors?.[19]).toMatchObject({ locations: [{ line: 1, column: expect.any(Number) }] });
  });

  test.each([
    ['an array in arrays', nested(5_000, '[', '1', ']')],
    ['an object in objects', nested(5_000, '{"in":', '1', '}')],
  ])('a variable: %s', async (_, value) => {
    const { body } = await running.post(`{"query":"query ($v: Json) { n(json: $v) }","variables":{"v":${value}}}`);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  test('documents that differ in comments only take no memory', async () => {
    const comment = times(200_000, 'x');
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 150; i += 1) {
      const { text } = await running.post({ query: `{ n } #${i} ${comment}` });
      expect(text).toBe('{"data":{"n":1}}');
    }
    (globalThis as { gc?: () => void }).gc?.();
    // 30 MB of comments came by.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
  });
});

describe('HTTP methods', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp([one]);
  });
  afterAll(() => running.close());
  const at = (query: string): string => `/graphql?query=${encodeURIComponent(query)}`;

  test.each(['GET', 'HEAD'] as const)('%s runs no mutation', async (method) => {
    const { statusCode, headers } = await running.app.inject({ method, url: at('mutation { bump }') });
    expect({ statusCode, allow: headers['allow'] }).toEqual({ statusCode: 405, allow: 'POST' });
    expect(running.subgraphs.get('one')?.received).toEqual([]);
  });

  test('HEAD of a query is GET without its body', async () => {
    const [get, head] = await Promise.all(
      (['GET', 'HEAD'] as const).map((method) => running.app.inject({ method, url: at('{ n }') })),
    );
    expect(get?.body).toBe('{"data":{"n":1}}');
    expect(head?.statusCode).toBe(200);
    expect(head?.headers['content-length']).toBe(get?.headers['content-length']);
    expect(head?.body).toBe('');
  });

  test.each(['PUT', 'PATCH', 'DELETE'] as const)('%s says what is allowed', async (method) => {
    const { statusCode, headers } = await running.app.inject({ method, url: '/graphql' });
    expect({ statusCode, allow: headers['allow'] }).toEqual({ statusCode: 405, allow: 'GET, HEAD, POST' });
  });

  test.each([
    ['operationName=', '{"data":{"n":1}}'],
    ['variables=', '{"data":{"n":1}}'],
    ['operationName=&variables=&extensions=', '{"data":{"n":1}}'],
    ['variables=nonsense', 'The parameter `variables` must be JSON.'],
    ['extensions=nonsense', 'The parameter `extensions` must be JSON.'],
    ['variables={}&variables={}', 'The parameter `variables` is given more than once.'],
    ['variables=[]', '`variables` must be a JSON object.'],
  ])('a GET with %s', async (parameters, outcome) => {
    const { body } = await running.app.inject({ method: 'GET', url: `${at('{ n }')}&${parameters}` });
    expect((JSON.parse(body) as { errors?: { message: string }[] }).errors?.[0]?.message ?? body).toBe(outcome);
  });

  test.each([
    [{ query: '{ n }', operationName: '' }, '{"data":{"n":1}}'],
    [{ query: '' }, '`query` must not be empty.'],
    [{ query: 7 }, '`query` must be a string.'],
    [{ query: '{ n }', operationName: 7 }, '`operationName` must be a string.'],
    [[], 'The body must be one JSON object; batches are not served.'],
  ])('a body of %j', async (body, outcome) => {
    const { body: answer, text } = await running.post(body);
    expect(answer.errors?.[0]?.message ?? text).toBe(outcome);
  });
});
