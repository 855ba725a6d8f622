import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databasesOf, type Databases } from '@shiyu/dataset/consistency/databases.js';
import type { Rule } from '@shiyu/dataset/consistency/rule.js';
import { RULES } from '@shiyu/dataset/consistency/rules.js';
import { syntheticCreditCode } from '@shiyu/dataset/identity/credit-code.js';
import { Client } from 'pg';
import { dataDir, testSystem } from './support/system.js';

const clients = new Map<string, Client>();
let databases: Databases;

beforeAll(async () => {
  for (const [department, connectionString] of Object.entries(testSystem().databases))
    clients.set(department, new Client({ connectionString }));
  await onAll((client) => client.connect());
  databases = databasesOf(clients);
});

afterAll(() => onAll((client) => client.end()));

async function onAll(work: (client: Client) => Promise<unknown>): Promise<void> {
  await Promise.all([...clients.values()].map(work));
}

/** Works in transactions that are taken back, so that the shared system stays as it was. */
async function takenBack<T>(work: () => Promise<T>): Promise<T> {
  await onAll((client) => client.query('begin'));
  try {
    return await work();
  } finally {
    await onAll((client) => client.query('rollback'));
  }
}

const present = RULES.filter((rule): rule is Rule => 'check' in rule);

test.each(present.map((rule) => [rule.id, rule.title, rule] as const))('%s holds: %s', async (_id, _title, rule) => {
  expect(await takenBack(() => rule.check(databases))).toEqual([]);
});

test('the rules are R1 to R24, and those that wait say for what', () => {
  expect(RULES.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, i) => `R${i + 1}`));
  expect(RULES.filter((rule) => 'needs' in rule).map(({ id }) => id)).toEqual(['R12', 'R13', 'R23', 'R24']);
});

/** A violation planted in one department, and what the rule says of it. */
const PLANTED: readonly (readonly [rule: string, what: string, department: string, sql: string, found: RegExp])[] = [
  [
    'R1',
    'an area that is unknown',
    'petitions',
    `update petition set area_code = '500154999201' where petition_no = (select min(petition_no) from petition)`,
    /petition of area 500154999201: that code is not valid/,
  ],
  [
    'R1',
    'an area whose code had ended',
    'public-security',
    `update incident set area_code = '500234' where incident_no = (select min(incident_no) from incident)`,
    /incident of area 500234: that code is not valid/,
  ],
  [
    'R1',
    'a village under a strange township',
    'civil-affairs',
    `update area set parent_code = '500105001' where code = '500108001200'`,
    /area 500108001200 .*parent is 500105001 instead of 500108001/,
  ],
  [
    'R2',
    'a grid in no village',
    'civil-affairs',
    `update grid set grid_code = '500108001999001', area_code = '500108001999' where grid_code = (select min(grid_code) from grid)`,
    /grid 500108001999001: no such village/,
  ],
  [
    'R2',
    'a grid with a serial that is not its own',
    'civil-affairs',
    `update grid set serial = 77 where grid_code = (select min(grid_code) from grid)`,
    /has serial 77/,
  ],
  [
    'R3',
    'a township of 酉阳 without a centre',
    'judicial-mediation',
    `delete from mediation_org where kind = 'TOWNSHIP' and area_code = '500242001'`,
    /area 500242001: 0 township mediation organisations/,
  ],
  [
    'R3',
    'a township of 酉阳 with two centres',
    'judicial-mediation',
    `update mediation_org set area_code = '500242001' where kind = 'TOWNSHIP' and area_code = '500108001'`,
    /area 500242001: 2 township mediation organisations/,
  ],
  [
    'R4',
    'a village organisation under another township',
    'judicial-mediation',
    `update mediation_org set parent_org_code = '500242-JM-0103' where kind = 'VILLAGE' and area_code = '500242001200'`,
    /parent 500242-JM-0103 is not of township 500242001/,
  ],
  [
    'R5',
    'a station without a room',
    'judicial-mediation',
    `delete from mediation_org where host_station_code = '500242-PS-0102'`,
    /police_station 500242-PS-0102: no mediation room/,
  ],
  [
    'R6',
    'a call that was signed before it was assigned',
    'public-security',
    `update incident set signed_at = assigned_at - interval '1 second' where incident_no = (select min(incident_no) from incident)`,
    /its steps are out of order/,
  ],
  [
    'R6',
    'a case that was filed before the call',
    'public-security',
    `update incident set filed_at = received_at - interval '1 second' where incident_no = (select min(incident_no) from incident where filed_at is not null)`,
    /its steps are out of order/,
  ],
  [
    'R7',
    'a diverted incident that no diversion names',
    'public-security',
    `update incident set disposition = 'DIVERTED' where incident_no = (select min(incident_no) from incident where category = 'DISPUTE' and disposition = 'CLOSED_NO_CASE')`,
    /incident JJ\d+: 0 diversions name it/,
  ],
  [
    'R7',
    'a diversion whose incident was not diverted',
    'public-security',
    `update incident set disposition = 'CLOSED_NO_CASE' where incident_no = (select min(incident_no) from incident where disposition = 'DIVERTED')`,
    /diversion FL\d+: incident JJ\d+ is not diverted/,
  ],
  [
    'R7',
    'two diversions of one incident',
    'judicial-mediation',
    `update diversion set source_no = (select max(source_no) from diversion where source_kind = 'INCIDENT')
     where diversion_no = (select diversion_no from diversion where source_kind = 'INCIDENT' order by source_no limit 1)`,
    /incident JJ\d+: 2 diversions name it/,
  ],
  [
    'R8',
    'a refused diversion with a case',
    'judicial-mediation',
    `update diversion set outcome = 'REFUSED' where diversion_no = (select min(diversion_no) from diversion where outcome = 'SETTLED')`,
    /REFUSED with 1 mediations/,
  ],
  [
    'R8',
    'an accepted diversion without a case',
    'judicial-mediation',
    `update diversion set outcome = 'ACCEPTED' where diversion_no = (select min(diversion_no) from diversion where outcome = 'REFUSED')`,
    /ACCEPTED with 0 mediations/,
  ],
  [
    'R8',
    'a diverted case without a diversion',
    'judicial-mediation',
    `update mediation_case set source_kind = 'POLICE_DIVERTED' where mediation_no = (select min(mediation_no) from mediation_case where source_kind = 'APPLIED')`,
    /POLICE_DIVERTED without a diversion/,
  ],
  [
    'R9',
    'a handover of an unknown petition',
    'judicial-mediation',
    `update handover set petition_no = 'XF50010520200099999' where handover_no = (select min(handover_no) from handover)`,
    /no petition XF50010520200099999/,
  ],
  [
    'R9',
    'a handover to another district',
    'petitions',
    `update petition set area_code = case when area_code like '500108%' then '500105001' else '500108001' end where handed_to_org_code is not null`,
    /is of another district than/,
  ],
  [
    'R10',
    'a mediation before its diversion',
    'judicial-mediation',
    `update mediation_case set registered_at = '2019-12-31' where mediation_no = (select min(mediation_no) from diversion)`,
    /registered before FL\d+ was decided/,
  ],
  [
    'R10',
    'a link to a case that began before it',
    'petitions',
    `update petition set registered_at = '2019-12-31' where handed_to_org_code is null`,
    /PETITION XF\d+ began before the link was decided/,
  ],
  [
    'R10',
    'a link into another district',
    'public-security',
    `update incident set area_code = case when area_code like '500108%' then '500105001' else '500108001' end`,
    /without being marked as crossing areas/,
  ],
  [
    'R10',
    'a diverted case without its link',
    'judicial-mediation',
    `delete from case_link where relation = 'DIVERTED_TO'`,
    /DIVERTED_TO TJ\d+ has no link/,
  ],
  [
    'R11',
    'a success without an agreement',
    'judicial-mediation',
    `delete from mediation_agreement where agreement_no = (select min(agreement_no) from mediation_agreement)`,
    /without an agreement/,
  ],
  [
    'R11',
    'a failure with an agreement',
    'judicial-mediation',
    `update mediation_case set state = 'FAILED', success = false where mediation_no = (select min(mediation_no) from mediation_agreement)`,
    /FAILED with an agreement/,
  ],
  [
    'R11',
    'a written agreement that nobody signed',
    'judicial-mediation',
    `update mediation_agreement set signed_on = null where form = 'WRITTEN'`,
    /its agreement does not fit/,
  ],
  [
    'R14',
    'an extension of 31 days',
    'petitions',
    `update petition set extended_days = 31 where petition_no = (select min(petition_no) from petition where route = 'PETITION_HANDLING' and accepted_on is not null)`,
    /extended by 31 days/,
  ],
  [
    'R14',
    'an extension of a petition without a limit',
    'petitions',
    `update petition set extended_days = 10 where petition_no = (select min(petition_no) from petition where nature = 'SUGGESTION' and accepted_on is not null)`,
    /extended by 10 days/,
  ],
  [
    'R14',
    'a petition from before the rule',
    'petitions',
    `update petition set accepted_on = '2004-01-01' where petition_no = (select min(petition_no) from petition)`,
    /no rule was in force on 2004-01-01/,
  ],
  [
    'R15',
    'a review after 31 days',
    'petitions',
    `update petition set review_requested_on = replied_on + 31 where petition_no = (select min(petition_no) from petition where replied_on is not null)`,
    /its review follows no reply in time/,
  ],
  [
    'R15',
    'a re-examination without a review',
    'petitions',
    `update petition set reexam_requested_on = replied_on + 10 where petition_no = (select min(petition_no) from petition where replied_on is not null and review_requested_on is null)`,
    /its re-examination follows no review in time/,
  ],
  [
    'R16',
    'an accusation in mediation',
    'petitions',
    `update petition set handed_to_org_code = '500108-JM-0101' where nature = 'ACCUSATION'`,
    /handed to 500108-JM-0101/,
  ],
  [
    'R16',
    'an accusation that reached the accused',
    'petitions',
    `update petition set accused_org_code = org_code where nature = 'ACCUSATION'`,
    /reached the accused/,
  ],
  [
    'R16',
    'a handover of an accusation',
    'petitions',
    `update petition set nature = 'ACCUSATION' where petition_no = (select min(petition_no) from petition where handed_to_org_code is not null)`,
    /handover DJ\d+: petition XF\d+ is an accusation/,
  ],
  [
    'R17',
    'an accepted referral without an application',
    'civil-affairs',
    `update aid_referral set application_no = null where state = 'ACCEPTED'`,
    /ACCEPTED does not fit its decision/,
  ],
  [
    'R17',
    'a refusal without a reason',
    'civil-affairs',
    `update aid_referral set refusal_reason = null where state = 'REFUSED'`,
    /REFUSED does not fit its decision/,
  ],
  [
    'R17',
    'a petition that ended in aid nobody granted',
    'petitions',
    `update petition set disposition = 'AIDED' where replied_on is not null and referred_to_org_code is null`,
    /AIDED without an accepted referral/,
  ],
  [
    'R18',
    'aid that was publicised for six days',
    'civil-affairs',
    `update aid_application set publicised_on = decided_on - 6 where state = 'PAYING'`,
    /PAYING, publicised on/,
  ],
  [
    'R19',
    'a unit that is not registered',
    'judicial-mediation',
    `update handover set source_org_code = '500154-XF-0099' where handover_no = (select min(handover_no) from handover)`,
    /handover\.source_org_code 500154-XF-0099: no such organisation/,
  ],
  [
    'R20',
    'a task that is due when it is issued',
    'petitions',
    `update supervision_task set due_on = issued_on where task_no = 'DB50011020200001'`,
    /supervision_task DB50011020200001: due on/,
  ],
  [
    'R20',
    'a task that nobody does',
    'petitions',
    `delete from supervision_task_unit where task_no = 'DB50011020200001'`,
    /supervision_task DB50011020200001: no responsible unit/,
  ],
  [
    'R20',
    'a task with an unknown lead unit',
    'petitions',
    `update supervision_task set lead_unit_code = '500110-OT-9999' where task_no = 'DB50011020200001'`,
    /lead unit 500110-OT-9999 is not registered/,
  ],
  [
    'R21',
    'a resident number that is lawful',
    'public-security',
    `update person set id_number = '11010519491231002X' where person_ref = (select min(person_ref) from person)`,
    /its number passes GB 11643/,
  ],
  [
    'R21',
    'a number that does not fit the sex',
    'public-security',
    `update person set sex = case sex when 'MALE' then 'FEMALE' else 'MALE' end`,
    /its number does not fit/,
  ],
  [
    'R21',
    'a phone number in use',
    'public-security',
    `update person set phone = '13800000000' where person_ref = (select min(person_ref) from person)`,
    /its phone number may be in use/,
  ],
  [
    'R21',
    'a credit code that is lawful',
    'civil-affairs',
    `update organization set uscc = '91350100M000100Y43' where uscc = '${syntheticCreditCode(1, 1)}'`,
    /its credit code passes GB 32100/,
  ],
  [
    'R22',
    'a party whom the police do not know',
    'judicial-mediation',
    `update mediation_party set person_ref = 'PR0000000000000000000000' where party_id = (select min(party_id) from mediation_party)`,
    /mediation_party\.person_ref PR0000000000000000000000: no such person/,
  ],
  [
    'R22',
    'one person under two names',
    'petitions',
    `update petition set petitioner_name = '某某' where petition_no = (select min(petition_no) from petition)`,
    /bears another name than the person/,
  ],
  [
    'R22',
    'two references for one person',
    'public-security',
    `update person set id_number = (select max(id_number) from person) where person_ref in (select person_ref from person order by id_number limit 1)`,
    /2 references for one resident number/,
  ],
];

test('every rule has a violation planted below', () => {
  expect(new Set(PLANTED.map(([id]) => id))).toEqual(new Set(present.map(({ id }) => id)));
});

test.each(PLANTED)('%s finds %s', async (id, _what, department, sql, found) => {
  const rule = present.find((candidate) => candidate.id === id) as Rule;
  const violations = await takenBack(async () => {
    const planted = await clients.get(department)?.query(sql);
    expect(planted?.rowCount).toBeGreaterThan(0);
    return rule.check(databases);
  });
  expect(violations.map(({ row, problem }) => `${row}: ${problem}`)).toContainEqual(expect.stringMatching(found));
});

test('npm run consistency counts the rules that hold', () => {
  const program = new URL(import.meta.resolve('@shiyu/dataset/consistency.js')).pathname;
  const { stdout, status } = spawnSync(process.execPath, [program], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  expect(stdout.trim().split('\n').at(-1)).toBe('consistency: 20/24');
  expect(stdout).toContain('R12 not yet   needs JudicialConfirmation');
  expect(status).toBe(0);
});

test('without a running system it says how to get one', () => {
  const program = new URL(import.meta.resolve('@shiyu/dataset/consistency.js')).pathname;
  const { stderr, status } = spawnSync(process.execPath, [program], {
    env: { ...process.env, DATA_DIR: '/nowhere' },
    encoding: 'utf8',
  });
  expect(stderr).toContain('start one with npm start');
  expect(status).toBe(1);
});
