import { expect, test } from '@jest/globals';
import { askAs, sql, type Answer } from './support/system.js';

/** P3 mediates in 500242 and has grant G1 on PS.Incident.core, not on PS.Incident.handling; P2 is the police's own. */
const STATION = '500108-PS-0101';
const SINCE_MARCH = { receivedAt: { from: '2020-03-01T00:00:00+08:00' } };

test.each<[string, string, object, string, string]>([
  [
    'a literal filter',
    `{ incidents(filter: { stationCode: ["${STATION}"] }) { totalCount } }`,
    {},
    'incidents(filter.stationCode)',
    'IncidentFilter.stationCode',
  ],
  [
    'a literal order under an alias',
    '{ calls: incidents(orderBy: RECEIVED_AT_DESC) { edges { cursor } } }',
    {},
    'calls(orderBy)',
    'IncidentOrder.RECEIVED_AT_DESC',
  ],
  [
    'a whole filter as a variable',
    'query ($filter: IncidentFilter) { incidents(filter: $filter) { totalCount } }',
    { filter: SINCE_MARCH },
    'incidents(filter.receivedAt)',
    'IncidentFilter.receivedAt',
  ],
  [
    'one part of a filter as a variable',
    'query ($station: [OrgCode!]) { incidents(filter: { stationCode: $station }) { totalCount } }',
    { station: [STATION] },
    'incidents(filter.stationCode)',
    'IncidentFilter.stationCode',
  ],
  [
    'an order as a variable',
    'query ($order: IncidentOrder) { incidents(orderBy: $order) { pageInfo { endCursor } } }',
    { order: 'RECEIVED_AT_ASC' },
    'incidents(orderBy)',
    'IncidentOrder.RECEIVED_AT_ASC',
  ],
  [
    'a default of a variable',
    'query ($order: IncidentOrder = RECEIVED_AT_DESC) { incidents(orderBy: $order) { totalCount } }',
    {},
    'incidents(orderBy)',
    'IncidentOrder.RECEIVED_AT_DESC',
  ],
  [
    'a fragment inside a fragment',
    'query { ...Outer } fragment Outer on Query { ...Inner } fragment Inner on Query { incidents(filter: { deadline: { state: [OVERDUE] } }) { totalCount } }',
    {},
    'incidents(filter.deadline)',
    'IncidentFilter.deadline',
  ],
])(
  'a mediator is refused %s that looks at what only police may read',
  async (_what, query, variables, path, coordinate) => {
    const { status, body } = await askAs('P3', query, { variables: variables as never });
    expect([status, body.data]).toEqual([403, undefined]);
    expect(body.errors).toEqual([
      {
        message: `The argument at ${path} looks at PS.Incident.handling, which you may not read in full. Leave it out, or ask the data steward of PS.`,
        extensions: {
          code: 'FORBIDDEN',
          argument: path,
          coordinate,
          item: 'PS.Incident.handling',
          rule: 'NO_GRANT',
          ask: 'the data steward of PS',
        },
      },
    ]);
  },
);

test('the refusal has the same status whatever JSON the client accepts', async () => {
  const query = '{ incidents(orderBy: RECEIVED_AT_DESC) { totalCount } }';
  const { status } = await askAs('P3', query, { headers: { accept: 'application/graphql-response+json' } });
  expect(status).toBe(403);
});

test('one refused argument refuses the whole request, the allowed parts too', async () => {
  const { body } = await askAs(
    'P3',
    '{ mediationCases(first: 1) { totalCount } incidents(orderBy: RECEIVED_AT_DESC) { totalCount } }',
  );
  expect(body.data).toBeUndefined();
});

test('a police officer filters and sorts by the same attributes', async () => {
  const { status, body } = await askAs(
    'P2',
    'query ($filter: IncidentFilter) { incidents(filter: $filter, orderBy: RECEIVED_AT_DESC, first: 3) { totalCount nodes { incidentNo } } }',
    { variables: { filter: { stationCode: [STATION], ...SINCE_MARCH } } },
  );
  const rows = await sql<{ incident_no: string }>(
    'public-security',
    `select incident_no from incident where station_code = $1 and received_at >= $2 order by received_at desc, incident_no desc`,
    [STATION, SINCE_MARCH.receivedAt.from],
  );
  expect([status, body.errors]).toEqual([200, undefined]);
  expect(rows.length).toBeGreaterThan(3);
  expect(body.data?.['incidents']).toEqual({
    totalCount: rows.length,
    nodes: rows.slice(0, 3).map(({ incident_no }) => ({ incidentNo: incident_no })),
  });
});

test('a mediator filters by what the grant covers, and the cursors hold nothing else', async () => {
  const { status, body } = await askAs(
    'P3',
    '{ incidents(filter: { category: [DISPUTE] }, first: 200) { totalCount edges { cursor node { incidentNo category } } pageInfo { endCursor } } }',
  );
  expect([status, body.errors]).toEqual([200, undefined]);
  const { totalCount, edges, pageInfo } = incidentsOf(body);
  expect(totalCount).toBeGreaterThan(0);
  expect(edges.length).toBeGreaterThan(0);
  expect(new Set(edges.map(({ node }) => node.category))).toEqual(new Set(['DISPUTE']));
  // The key of the row is all that an order by key puts into a cursor.
  const held = [...edges.map(({ cursor }) => cursor), pageInfo.endCursor].map((cursor) =>
    (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]).slice(1),
  );
  const keys = [...edges.map(({ node }) => node.incidentNo), edges.at(-1)?.node.incidentNo];
  expect(held).toEqual(keys.map((key) => [key, key]));
});

test('a cursor made by hand for a refused order is not a cursor of an allowed one', async () => {
  const forged = Buffer.from(JSON.stringify(['RECEIVED_AT_DESC', 1_600_000_000_000, 'JJ'])).toString('base64url');
  const { body } = await askAs('P3', `{ incidents(after: "${forged}") { totalCount } }`);
  expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a variable that is not sent filters nothing and refuses nothing', async () => {
  const query = 'query ($station: [OrgCode!]) { incidents(filter: { stationCode: $station }) { totalCount } }';
  const [narrowed, whole] = await Promise.all([askAs('P3', query), askAs('P3', '{ incidents { totalCount } }')]);
  expect(narrowed.body).toEqual(whole.body);
  expect(whole.body.errors).toBeUndefined();
});

test('arguments of a field that is denied as a whole leave the answer a denial, as without them', async () => {
  const { status, body } = await askAs(
    'P8',
    '{ petitions(filter: { area: ["500154"] }, orderBy: ACCEPTED_ON_ASC) { totalCount } }',
  );
  expect([status, body.data]).toEqual([200, { petitions: null }]);
  expect(body.extensions?.access).toMatchObject([{ path: 'petitions', decision: 'DENIED', item: 'XF.Petition.core' }]);
});

function incidentsOf({ data }: Answer['body']): {
  totalCount: number;
  edges: { cursor: string; node: { incidentNo: string; category: string } }[];
  pageInfo: { endCursor: string };
} {
  return data?.['incidents'] as ReturnType<typeof incidentsOf>;
}
