import { expect, test } from '@jest/globals';
import { createCity } from '../src/city/create-city.js';
import { SIZES } from '../src/city/size.js';
import { cityReader, countBy, days, instantMs, percent, type NamedRow } from './support/city-rows.js';
import { expectRowsForQuestions } from './support/expect-rows-for-questions.js';

// One city for all tests of this file: it takes seconds to make.
const city = createCity(SIZES.M);
const rows = cityReader(city);

expectRowsForQuestions(city, rows);

const inYouyang = ({ org_code }: NamedRow): boolean => String(org_code).startsWith('500242');
const AS_OF = '2020-09-23';

test('there are as many rows as docs/domain.md §6 says', () => {
  const areas = rows('area').filter(({ valid_to }) => valid_to === null);
  expect(countBy(areas, ({ level }) => level as string)).toEqual({ COUNTY: 5, TOWNSHIP: 137, VILLAGE: 1_480 });
  const expected = {
    grid: 6_000,
    person: 60_000,
    incident: 120_000,
    mediation_org: 1_700,
    mediator: 9_000,
    mediation_case: 30_000,
    petition: 12_000,
    aid_application: 15_000,
  };
  const counts = Object.fromEntries(Object.keys(expected).map((name) => [name, rows(name).length]));
  expect(counts).toEqual(expected);
  const steps = rows('petition_step').length;
  // About five for each petition.
  expect(steps / 12_000).toBeGreaterThan(4.5);
  expect(steps / 12_000).toBeLessThan(6);
  expect(rows('service_demand').filter(({ area_code }) => String(area_code).startsWith('500105'))).toHaveLength(610);
});

test('the mediation of 酉阳 has its figures', () => {
  const orgs = rows('mediation_org').filter(inYouyang);
  expect(countBy(orgs, ({ kind }) => kind as string)).toEqual({
    DISTRICT_CENTRE: 1,
    TOWNSHIP: 39,
    VILLAGE: 325,
    INDUSTRY: 10,
    STATION_ROOM: 39,
  });
  expect(rows('mediator').filter(({ kind }) => kind === 'SATCHEL')).toHaveLength(3_486);
  const concluded = rows('mediation_case').filter((row) => inYouyang(row) && row['success'] !== null);
  expect(countBy(concluded, ({ success }) => success as boolean)).toEqual({ true: 6_200, false: 50 });
  const kindOf = new Map(orgs.map(({ org_code, kind }) => [org_code, kind]));
  const industry = rows('mediation_case').filter(({ org_code }) => kindOf.get(org_code as string) === 'INDUSTRY');
  expect(countBy(industry, ({ success }) => success as boolean)).toEqual({ true: 1_077, false: 3 });
});

test('綦江 has 213 tasks with 38 lead and 59 responsible units, 21 of them both', () => {
  const ofQijiang = ({ task_no }: NamedRow): boolean => String(task_no).startsWith('DB500110');
  const tasks = rows('supervision_task').filter(ofQijiang);
  const leads = new Set(tasks.map(({ lead_unit_code }) => lead_unit_code));
  const responsible = new Set(
    rows('supervision_task_unit')
      .filter(ofQijiang)
      .map(({ unit_code }) => unit_code),
  );
  const both = [...leads].filter((unit) => responsible.has(unit));
  expect([tasks.length, leads.size, responsible.size, both.length]).toEqual([213, 38, 59, 21]);
  expect(rows('supervision_task').length).toBeGreaterThan(tasks.length);
});

test.each([
  ['HELP', 38],
  ['DISPUTE', 27],
  ['TRAFFIC', 18],
  ['PUBLIC_ORDER', 9],
  ['FRAUD', 4],
  ['CRIMINAL', 2],
])('%s calls are %d %% of all', (category, share) => {
  expect(Math.abs(percent(rows('incident'), (row) => row['category'] === category) - share)).toBeLessThan(0.5);
});

test('calls peak at 11 and at 20 h', () => {
  const hours = countBy(rows('incident'), ({ received_at }) => (Number(String(received_at).slice(11, 13)) + 8) % 24);
  const busiest = (from: number, to: number): number =>
    Array.from({ length: to - from }, (_, i) => from + i).reduce((a, b) =>
      (hours[a] ?? 0) >= (hours[b] ?? 0) ? a : b,
    );
  expect([busiest(0, 15), busiest(15, 24)]).toEqual([11, 20]);
});

test.each([
  ['assign', 'received_at', 'assigned_at', 60, 98],
  ['sign', 'assigned_at', 'signed_at', 120, 97],
  ['feedback', 'signed_at', 'feedback_at', 1_800, 95],
  ['file', 'received_at', 'filed_at', 28_800, 96],
] as const)(
  '%s: the limit is kept as often as planned, and has rows beside it in every district',
  (_, from, to, limit, share) => {
    const done = rows('incident').filter((row) => row[from] !== null && row[to] !== null);
    const seconds = (row: NamedRow): number => (instantMs(row[to]) - instantMs(row[from])) / 1_000;
    expect(Math.abs(percent(done, (row) => seconds(row) <= limit) - share)).toBeLessThan(0.5);
    for (const edge of [limit - 1, limit, limit + 1]) {
      const there = done.filter((row) => seconds(row) === edge).map((row) => String(row['area_code']).slice(0, 6));
      expect(new Set(there).size).toBe(5);
    }
  },
);

test('18 % of the disputes are diverted, 78 % of them settled', () => {
  const disputes = rows('incident').filter(({ category }) => category === 'DISPUTE');
  expect(Math.abs(percent(disputes, ({ disposition }) => disposition === 'DIVERTED') - 18)).toBeLessThan(0.5);
  const decided = rows('diversion').filter(
    ({ source_kind, outcome }) => source_kind === 'INCIDENT' && !['PENDING', 'ACCEPTED'].includes(String(outcome)),
  );
  expect(Math.abs(percent(decided, ({ outcome }) => outcome === 'SETTLED') - 78)).toBeLessThan(1);
});

test.each([
  ['FAMILY', 24],
  ['NEIGHBOUR', 21],
  ['HOUSING_LAND', 12],
  ['DAMAGES', 11],
  ['LABOUR', 9],
  ['PROPERTY_MGMT', 8],
  ['TRAFFIC', 6],
])('%s disputes are %d %% of the mediations', (type, share) => {
  expect(Math.abs(percent(rows('mediation_case'), (row) => row['dispute_type'] === type) - share)).toBeLessThan(0.6);
});

test('petitions are answered in time, extended, late and open as planned', () => {
  const outcome = (row: NamedRow): string => {
    if (row['replied_on'] === null) return 'OPEN';
    const taken = days(row['accepted_on'], row['replied_on']);
    if (taken <= 60) return 'IN_TIME';
    return taken <= 60 + Number(row['extended_days'] ?? 0) ? 'EXTENDED' : 'LATE';
  };
  // Those whose time is up, with or without days granted.
  const due = rows('petition').filter(
    (row) =>
      row['route'] === 'PETITION_HANDLING' && row['accepted_on'] !== null && days(row['accepted_on'], AS_OF) > 100,
  );
  for (const [name, share] of Object.entries({ IN_TIME: 82, EXTENDED: 9, LATE: 6, OPEN: 3 }))
    expect(Math.abs(percent(due, (row) => outcome(row) === name) - share)).toBeLessThan(1);
});

test('petitions go on to review, re-examination, mediation and aid as planned', () => {
  const share = (column: string): number => percent(rows('petition'), (row) => row[column] !== null);
  expect(Math.abs(share('review_requested_on') - 4)).toBeLessThan(0.4);
  expect(Math.abs(share('reexam_requested_on') - 1)).toBeLessThan(0.3);
  expect(Math.abs(share('handed_to_org_code') - 6)).toBeLessThan(0.5);
  expect(Math.abs(share('referred_to_org_code') - 3)).toBeLessThan(0.3);
});
