import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startOwnGateway, type OwnGateway } from './support/own-gateway.js';
import { askAs, sql } from './support/system.js';

/** The registered questions, as those who may ask them do. */
async function questions(): Promise<(readonly [persona: string, documentId: string, variables: object])[]> {
  const [mediation] = await sql<{ to_no: string }>(
    'judicial-mediation',
    `select to_no from case_link where to_kind = 'MEDIATION_CASE' and area_code like '500242%' order by link_id limit 1`,
  );
  const window = { from: '2020-06-01T00:00:00+08:00', to: '2020-09-01T00:00:00+08:00' };
  const year = { from: '2020-01-01T00:00:00+08:00', to: '2020-09-24T00:00:00+08:00' };
  return [
    ['P8', 'questions/01-disputes-by-township', { district: '500108', window }],
    ['P2', 'questions/02-diverted-disputes', { station: '500108-PS-0101', ...year }],
    ['P3', 'questions/03-earlier-cases', { mediationNo: mediation?.to_no }],
    ['P6', 'questions/05-petitions-due', { district: '500154' }],
  ];
}

describe('Apollo’s engine in place of ours', () => {
  let reference: OwnGateway;
  beforeAll(async () => {
    reference = await startOwnGateway({ ENGINE: 'reference' });
  });
  afterAll(() => reference.stop());

  test('answers the registered questions alike, access report included', async () => {
    for (const [persona, documentId, variables] of await questions()) {
      const options = { variables: variables as Record<string, unknown> };
      const ours = await askAs(persona, { documentId }, options);
      const theirs = await askAs(persona, { documentId }, { ...options, url: reference.url });
      expect(ours.body.errors).toBeUndefined();
      expect({ documentId, ...theirs.body }).toEqual({ documentId, ...ours.body });
    }
  });

  test('gets the same denials', async () => {
    const query =
      '{ mediationCases(first: 2) { nodes { mediationNo sourceIncident { incidentNo narrative station { name } } } } }';
    const [ours, theirs] = await Promise.all([askAs('P3', query), askAs('P3', query, { url: reference.url })]);
    expect(ours.body.extensions?.access?.length).toBeGreaterThan(0);
    expect(theirs.body).toEqual(ours.body);
  });
});

describe('the shadow', () => {
  let shadowed: OwnGateway;
  beforeAll(async () => {
    shadowed = await startOwnGateway({ SHADOW_PERCENT: '100' });
  });
  afterAll(() => shadowed.stop());

  test('compares each query with the reference beside the traffic and logs by document, without values', async () => {
    for (const [persona, documentId, variables] of await questions()) {
      const { body } = await askAs(
        persona,
        { documentId },
        { variables: variables as Record<string, unknown>, url: shadowed.url },
      );
      expect(body.errors).toBeUndefined();
      const line = await shadowed.logged(
        ({ msg, document }) => String(msg).startsWith('shadow:') && document === documentId,
      );
      expect(line).toMatchObject({ msg: 'shadow: equal' });
    }
    expect(JSON.stringify(shadowed.log())).not.toMatch(/"(TJ|JJ|XF)\d{10}/);
  });
});
