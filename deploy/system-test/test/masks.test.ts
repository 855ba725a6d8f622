import { describe, expect, test } from '@jest/globals';
import { askAs, sql } from './support/system.js';

interface PartyRow {
  readonly incident_no: string;
  readonly name: string;
  readonly id_number: string;
  readonly phone: string;
  readonly birth_date: string;
}

/** The first party of some incidents of a station, as the police hold it. */
const parties = (condition: string, parameters: readonly unknown[]): Promise<PartyRow[]> =>
  sql<PartyRow>(
    'public-security',
    `select i.incident_no, p.name, r.id_number, r.phone, r.birth_date::text
     from incident i join incident_party p on p.party_id = i.incident_no || '-1' join person r on r.person_ref = p.person_ref
     where ${condition} order by i.incident_no desc limit 5`,
    parameters,
  );

const QUESTION = `query ($no: ID!) {
  incident(incidentNo: $no) { narrative parties { name person { name idNumber phone birthDate ageBand } } }
}`;

const maskedName = (name: string): string => `${name.slice(0, 1)}**`;
const maskedId = (id: string): string => `${id.slice(0, 3)}***********${id.slice(-4)}`;
const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

describe('names, identity numbers and phones are masked at their source, row by row (docs/domain.md §7)', () => {
  test('a station officer sees persons of the own station’s cases masked, and of assigned cases in full', async () => {
    const [row] = (await parties('i.station_code = $1', ['500108-PS-0101'])) as [PartyRow];
    const ask = async (assignedCaseNos: readonly string[]): Promise<unknown> => {
      const { body } = await askAs('P2', QUESTION, { variables: { no: row.incident_no }, assignedCaseNos });
      expect(body.errors).toBeUndefined();
      return (body.data?.['incident'] as { parties: readonly unknown[] }).parties[0];
    };
    expect(await ask([])).toEqual({
      name: maskedName(row.name),
      person: {
        name: maskedName(row.name),
        idNumber: maskedId(row.id_number),
        phone: maskedPhone(row.phone),
        birthDate: null,
        ageBand: expect.any(String),
      },
    });
    expect(await ask([row.incident_no])).toEqual({
      name: row.name,
      person: {
        name: row.name,
        idNumber: row.id_number,
        phone: row.phone,
        birthDate: row.birth_date,
        ageBand: expect.any(String),
      },
    });
  });

  test('a command officer sees the number masked always, and no day of birth', async () => {
    const [row] = await parties(
      `i.area_code like '500108%' and i.received_at > timestamptz '2020-09-23T18:00:00+08:00' - interval '72 hours'`,
      [],
    );
    expect(row).toBeDefined();
    const { body } = await askAs('P1', QUESTION, { variables: { no: row?.incident_no } });
    const [party] = (body.data?.['incident'] as { parties: readonly { person: object }[] }).parties;
    expect(party?.person).toMatchObject({
      name: row?.name,
      idNumber: maskedId(row?.id_number ?? ''),
      phone: row?.phone,
      birthDate: null,
    });
    expect(body.extensions?.access).toContainEqual({
      path: 'incident.parties.person.birthDate',
      decision: 'DENIED',
      rule: 'ROLE_f5',
      item: 'PS.Person',
      ask: 'the data steward of PS',
    });
  });

  test('an alias, a fragment and a list of the same field are masked alike', async () => {
    const [row] = (await parties('i.station_code = $1', ['500108-PS-0101'])) as [PartyRow];
    const query = `query ($no: ID!) {
      a: incident(incidentNo: $no) { ...P } b: incident(incidentNo: $no) { all: parties { who: name ... on IncidentParty { name } } }
    } fragment P on Incident { parties { title: name person { id: idNumber } } }`;
    const { body } = await askAs('P2', query, { variables: { no: row.incident_no }, assignedCaseNos: [] });
    const text = JSON.stringify(body.data);
    expect(text).toContain(maskedName(row.name));
    expect(text).toContain(maskedId(row.id_number));
    expect(text).not.toContain(row.name);
    expect(text).not.toContain(row.id_number);
  });
});

test('a mediator gets the parties’ names masked by grant G1, never the narrative, and no person behind them', async () => {
  const [row] = (await parties(`i.diverted_to_org_code like '500242-JM-%'`, [])) as [PartyRow];
  const { body } = await askAs('P3', QUESTION, { variables: { no: row.incident_no } });
  expect(body.data).toEqual({
    incident: {
      narrative: null,
      parties: expect.arrayContaining([{ name: maskedName(row.name), person: null }]),
    },
  });
  const rules = new Map(body.extensions?.access?.map(({ path, decision, rule }) => [path, `${decision} ${rule}`]));
  expect(rules.get('incident.narrative')).toBe('DENIED NO_GRANT');
  expect(rules.get('incident.parties.person')).toBe('DENIED NO_GRANT');
  expect(rules.get('incident.parties.name')).toBe('ROW_LIMITED ROLE_f1');
});

test('there is no way from a person to cases, and no door to persons', async () => {
  const { body } = await askAs(
    'P2',
    '{ __type(name: "Person") { fields { name type { name } } } __schema { queryType { fields { name } } } }',
  );
  const schema = body.data as {
    __type: { fields: readonly { name: string; type: { name: string | null } }[] };
    __schema: { queryType: { fields: readonly { name: string }[] } };
  };
  const reachable = schema.__type.fields.map(({ type }) => type.name).filter((name) => name !== null);
  expect(reachable.filter((name) => !['ID', 'String', 'Date', 'Sex', 'AgeBand', 'Area'].includes(name))).toEqual([]);
  expect(schema.__schema.queryType.fields.filter(({ name }) => /person/i.test(name))).toEqual([]);
});
