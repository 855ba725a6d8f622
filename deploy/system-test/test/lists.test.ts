import { expect, test } from '@jest/globals';
import { send, signedRequest } from './support/signed-request.js';
import { askAs, sql, type Answer, type AskOptions } from './support/system.js';

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Readonly<Record<string, string | null>>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** One page of mediation cases as P3 sees them. */
async function casesPage(args: string, options?: AskOptions): Promise<Page> {
  const { body } = await askAs(
    'P3',
    `query ($after: String) { mediationCases(${args}, after: $after) { totalCount nodes { mediationNo concludedAt } pageInfo { hasNextPage endCursor } } }`,
    options,
  );
  expect(body.errors).toBeUndefined();
  return body.data?.['mediationCases'] as Page;
}

/** The keys of a whole list, page by page. */
async function allCases(args: string): Promise<string[]> {
  const keys: string[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo, totalCount }: Page = await casesPage(args, { variables: { after } });
    keys.push(...nodes.map(({ mediationNo }) => String(mediationNo)));
    // The count is that of the whole list on every page.
    expect(totalCount).toBe(await wholeCount());
    if (!pageInfo.hasNextPage) return keys;
    expect(pageInfo.endCursor).not.toBeNull();
    after = pageInfo.endCursor;
  }
}

let counted: Promise<number> | undefined;
function wholeCount(): Promise<number> {
  counted ??= caseNumbers('mediation_no').then(({ length }) => length);
  return counted;
}

async function caseNumbers(order: string): Promise<string[]> {
  const rows = await sql<{ mediation_no: string }>(
    'judicial-mediation',
    `select mediation_no from mediation_case where area_code like '500242%' order by ${order}`,
  );
  return rows.map(({ mediation_no }) => mediation_no);
}

test.each([
  ['MEDIATION_NO_ASC', 'mediation_no'],
  ['MEDIATION_NO_DESC', 'mediation_no desc'],
  ['REGISTERED_AT_ASC', 'registered_at, mediation_no'],
  ['REGISTERED_AT_DESC', 'registered_at desc, mediation_no desc'],
  ['CONCLUDED_AT_ASC', 'concluded_at asc nulls last, mediation_no'],
  ['CONCLUDED_AT_DESC', 'concluded_at desc nulls last, mediation_no desc'],
])('pages of any size give the whole list once, in the order %s', async (order, expected) => {
  const whole = await caseNumbers(expected);
  expect(whole.length).toBeGreaterThan(20);
  for (const first of [1, 7, whole.length]) {
    expect(await allCases(`first: ${first}, orderBy: ${order}`)).toEqual(whole);
  }
});

test('without an order the list is by key', async () => {
  expect(await allCases('first: 13')).toEqual(await caseNumbers('mediation_no'));
});

test('a column with nulls is paged through its values first, then through its nulls', async () => {
  const { nodes } = await casesPage('first: 200, orderBy: CONCLUDED_AT_DESC');
  const concluded = nodes.map(({ concludedAt }) => concludedAt);
  const firstNull = concluded.indexOf(null);
  expect(firstNull).toBeGreaterThan(0);
  expect(concluded.slice(firstNull).every((value) => value === null)).toBe(true);
});

test('filters hold before the page is cut, and the count follows them', async () => {
  const filter =
    'filter: { state: [FAILED, PERFORMED], registeredAt: { from: "2020-03-01T00:00:00+08:00", to: "2020-08-01T00:00:00+08:00" } }';
  const { totalCount, nodes, pageInfo } = await casesPage(`first: 2, orderBy: REGISTERED_AT_ASC, ${filter}`);
  const rows = await sql<{ mediation_no: string }>(
    'judicial-mediation',
    `select mediation_no from mediation_case where area_code like '500242%' and state in ('FAILED', 'PERFORMED')
       and registered_at >= '2020-03-01 00:00+08' and registered_at < '2020-08-01 00:00+08' order by registered_at, mediation_no`,
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(totalCount).toBe(rows.length);
  expect(nodes.map(({ mediationNo }) => mediationNo)).toEqual(rows.slice(0, 2).map(({ mediation_no }) => mediation_no));
  expect(pageInfo.hasNextPage).toBe(true);
});

test('a filter that takes a list takes none of an empty one', async () => {
  expect(await casesPage('filter: { state: [] }')).toMatchObject({ totalCount: 0, nodes: [] });
  expect(await casesPage('filter: { area: [] }')).toMatchObject({ totalCount: 0, nodes: [] });
});

test('an area outside the scope holds nothing, and one inside narrows', async () => {
  const [{ area_code: village } = { area_code: '' }] = await sql<{ area_code: string }>(
    'judicial-mediation',
    `select area_code from mediation_case where area_code like '500242%' order by 1 limit 1`,
  );
  const [{ n } = { n: 0 }] = await sql<{ n: number }>(
    'judicial-mediation',
    'select count(*)::int as n from mediation_case where area_code like $1',
    [`${village.slice(0, 9)}%`],
  );
  expect(n).toBeGreaterThan(0);
  expect((await casesPage(`filter: { area: ["${village.slice(0, 9)}"] }`)).totalCount).toBe(n);
  expect((await casesPage('filter: { area: ["500108"] }')).totalCount).toBe(0);
});

const codesOf = ({ body }: Answer): unknown => body.errors?.map(({ extensions }) => extensions?.['code']);

test.each([
  ['no row at all', 'mediationCases(first: 0) { totalCount }', /1 to 200, not 0/],
  ['more rows than a page holds', 'mediationCases(first: 201) { totalCount }', /1 to 200, not 201/],
  ['text that is not a cursor', 'mediationCases(after: "hello") { totalCount }', /not a cursor of this list/],
  [
    'a key of another form',
    'mediationCase(mediationNo: "TJ1") { mediationNo }',
    /has not the form of a MediationCase key/,
  ],
  [
    'an area of another form',
    'mediationCases(filter: { area: ["5"] }) { totalCount }',
    /AreaCode takes an area code of 2, 4, 6/,
  ],
  [
    'an instant of another form',
    'mediationCases(filter: { registeredAt: { from: "yesterday" } }) { totalCount }',
    /DateTime takes an instant with its offset/,
  ],
])('%s is BAD_USER_INPUT, and the message says what would do', async (_what, field, message) => {
  const answer = await askAs('P3', `{ ${field} }`);
  expect(answer.body.errors?.[0]?.message).toMatch(message);
  expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
});

test('a cursor of another order is BAD_USER_INPUT', async () => {
  const { pageInfo } = await casesPage('first: 1, orderBy: REGISTERED_AT_ASC');
  const answer = await askAs(
    'P3',
    `{ mediationCases(orderBy: REGISTERED_AT_DESC, after: "${pageInfo.endCursor}") { totalCount } }`,
  );
  expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
  expect(answer.body.errors?.[0]?.message).toContain('in the order REGISTERED_AT_DESC');
});

test('a value of another form inside a variable is BAD_USER_INPUT too', async () => {
  const query = 'query ($filter: MediationCaseFilter) { mediationCases(filter: $filter) { totalCount } }';
  for (const filter of [{ area: ['5'] }, { registeredAt: { from: 'yesterday' } }]) {
    const answer = await askAs('P3', query, { variables: { filter } });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.body.errors?.[0]?.message).toMatch(/AreaCode|DateTime/);
  }
});

test('more than 200 values of a filter are BAD_USER_INPUT', async () => {
  const state = Array.from({ length: 201 }, () => 'FAILED').join(', ');
  const answer = await askAs('P3', `{ mediationCases(filter: { state: [${state}] }) { totalCount } }`);
  expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
});

/** Relations of each kind: one row by key, one and many by their reference, a page below each row, and a deadline. */
const DEEP = `query ($first: Int!) {
  mediationCases(first: $first) {
    totalCount
    nodes {
      mediationNo
      deadline { state }
      mediator { mediatorNo org { orgCode } }
      org { name parent { name children(first: 3) { totalCount nodes { name } } } }
      agreement { agreementNo }
      parties { partyId }
    }
  }
}`;

test('the number of SQL statements does not grow with the page', async () => {
  const costs = new Map<number, number>();
  for (const first of [2, 10, 30]) {
    const { status, headers, body } = await send(
      await signedRequest('judicial-mediation', 'P3', DEEP, { variables: { first } }),
    );
    expect([status, body.errors]).toEqual([200, undefined]);
    expect((body.data?.['mediationCases'] as Page).nodes).toHaveLength(first);
    costs.set(first, Number(headers.get('x-sql-statements')));
  }
  const [two] = costs.values();
  expect(two).toBeGreaterThan(3);
  expect([...costs.values()]).toEqual([two, two, two]);
});

test('entities by reference are one statement, however many are asked for, and keep their order', async () => {
  const numbers = (await caseNumbers('mediation_no desc')).slice(0, 30);
  const question =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on MediationCase { mediationNo } } }';
  const ask = async (keys: readonly string[]): Promise<Answer> =>
    send(
      await signedRequest('judicial-mediation', 'P3', question, {
        variables: { representations: keys.map((mediationNo) => ({ __typename: 'MediationCase', mediationNo })) },
      }),
    );
  const [one, many] = [await ask(numbers.slice(0, 1)), await ask([...numbers, 'TJ0000000000000000000'])];
  expect(many.body.data?.['_entities']).toEqual([...numbers.map((mediationNo) => ({ mediationNo })), null]);
  expect(many.headers.get('x-sql-statements')).toBe(one.headers.get('x-sql-statements'));
});
