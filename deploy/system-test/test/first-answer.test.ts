import { expect, test } from '@jest/globals';
import { askAs, sql } from './support/system.js';

test('a mediator sees in one answer what mediation and police hold of the same dispute', async () => {
  const { status, body } = await askAs(
    'P3',
    '{ mediationCases(first: 100, filter: { sourceKind: [POLICE_DIVERTED] }) { totalCount nodes { mediationNo sourceIncident { incidentNo category } } } }',
  );
  expect(status).toBe(200);
  expect(body.errors).toBeUndefined();
  const cases = await sql<{ mediation_no: string; source_no: string }>(
    'judicial-mediation',
    `select mediation_no, source_no from mediation_case where source_kind = 'POLICE_DIVERTED' and area_code like '500242%' order by mediation_no limit 100`,
  );
  const incidents = await sql<{ incident_no: string; category: string }>(
    'public-security',
    'select incident_no, category from incident where incident_no = any($1)',
    [cases.map(({ source_no }) => source_no)],
  );
  const categoryOf = new Map(incidents.map(({ incident_no, category }) => [incident_no, category]));
  expect(cases.length).toBeGreaterThan(3);
  expect(body.data?.['mediationCases']).toEqual({
    totalCount: cases.length,
    nodes: cases.map(({ mediation_no, source_no }) => ({
      mediationNo: mediation_no,
      sourceIncident: { incidentNo: source_no, category: categoryOf.get(source_no) },
    })),
  });
});
