import { expect, test } from '@jest/globals';
import { send, signedRequest } from './support/signed-request.js';
import { askAs, sql } from './support/system.js';

test.each<[string, string, string, string]>([
  ['P1', 'public-security', 'incidents', 'incidentNo'],
  ['P3', 'public-security', 'incidents', 'incidentNo'],
  ['P3', 'judicial-mediation', 'mediationCases', 'mediationNo'],
  ['P6', 'petitions', 'petitions', 'petitionNo'],
  ['P7', 'petitions', 'supervisionTasks', 'taskNo'],
  ['P5', 'civil-affairs', 'aidApplications', 'applicationNo'],
])('%s without areas in the token sees no rows of %s: %s', async (persona, department, list, key) => {
  const question = `{ ${list} { totalCount nodes { ${key} } } }`;
  const [whole, none] = await Promise.all([
    send(await signedRequest(department, persona, question)),
    send(await signedRequest(department, persona, question, { claims: { areaScope: [] } })),
  ]);
  expect(whole.body.data?.[list]).not.toEqual({ totalCount: 0, nodes: [] });
  expect([none.body.errors, none.body.data?.[list]]).toEqual([undefined, { totalCount: 0, nodes: [] }]);
});

test.each(['P1', 'P3'])(
  '%s without areas sees no party of an incident, though it is asked for by its key',
  async (persona) => {
    const [{ incident_no: incidentNo } = { incident_no: '' }] = await sql<{ incident_no: string }>(
      'public-security',
      persona === 'P1'
        ? `select i.incident_no from incident i join incident_party using (incident_no) where i.area_code like '500108%' and received_at > '2020-09-21' limit 1`
        : `select i.incident_no from incident i join incident_party using (incident_no) where diverted_to_org_code like '500242-JM-%' limit 1`,
    );
    const question = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on IncidentParty { partyId } } }';
    const [{ party_id: partyId } = { party_id: '' }] = await sql<{ party_id: string }>(
      'public-security',
      'select party_id from incident_party where incident_no = $1',
      [incidentNo],
    );
    const variables = { r: [{ __typename: 'IncidentParty', partyId }] };
    const seen = await send(await signedRequest('public-security', persona, question, { variables }));
    expect(seen.body.data).toEqual({ _entities: [{ partyId }] });
    const unseen = await send(
      await signedRequest('public-security', persona, question, { variables, claims: { areaScope: [] } }),
    );
    expect([unseen.body.errors, unseen.body.data]).toEqual([undefined, { _entities: [null] }]);
  },
);

test('a supervisor sees the units that are responsible for each task, each by a key of its own', async () => {
  const { body } = await askAs(
    'P7',
    '{ supervisionTasks(first: 5) { nodes { taskNo responsibleUnits { assignmentNo unitCode } } } }',
  );
  expect(body.errors).toBeUndefined();
  const rows = await sql<{ task_no: string; assignment_no: string; unit_code: string }>(
    'petitions',
    `select task_no, assignment_no, unit_code from supervision_task_unit where task_no in
       (select task_no from supervision_task where area_code like '500110%' order by task_no limit 5) order by task_no, unit_code`,
  );
  expect(new Set(rows.map(({ assignment_no }) => assignment_no)).size).toBe(rows.length);
  const tasks = (body.data?.['supervisionTasks'] as { nodes: { taskNo: string; responsibleUnits: object[] }[] }).nodes;
  expect(
    tasks.flatMap(({ taskNo, responsibleUnits }) => responsibleUnits.map((unit) => ({ taskNo, ...unit }))),
  ).toEqual(
    rows.map(({ task_no, assignment_no, unit_code }) => ({
      taskNo: task_no,
      assignmentNo: assignment_no,
      unitCode: unit_code,
    })),
  );
});

test('the list below a row holds only what the caller sees: an officer the case that the own unit sent, none of its parties', async () => {
  const question = '{ mediationCases(first: 50) { nodes { mediationNo parties { partyId } } } }';
  const partiesOf = async (persona: string): Promise<number[]> => {
    const { body } = await send(await signedRequest('judicial-mediation', persona, question));
    expect(body.errors).toBeUndefined();
    const { nodes } = body.data?.['mediationCases'] as { nodes: { parties: object[] | null }[] };
    return nodes.map(({ parties }) => parties?.length ?? 0);
  };
  const [mediator, officer] = [await partiesOf('P3'), await partiesOf('P2')];
  expect(Math.max(...mediator)).toBeGreaterThan(0);
  expect(officer.length).toBeGreaterThan(0);
  expect(Math.max(...officer)).toBe(0);
});
