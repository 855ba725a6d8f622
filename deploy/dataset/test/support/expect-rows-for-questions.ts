import { expect, test } from '@jest/globals';
import type { City } from '../../src/city/create-city.js';
import { days, instantMs, type NamedRow } from './city-rows.js';

const AS_OF = '2020-09-23';
const AS_OF_MS = Date.parse('2020-09-23T18:00:00+08:00');
const under =
  (code: string, column = 'area_code') =>
  (row: NamedRow): boolean =>
    String(row[column]).startsWith(code);

/** Tests that a city has what the questions of docs/domain.md §4 and the row limits of §7 can be wrong about. */
export function expectRowsForQuestions(city: City, rows: (table: string) => readonly NamedRow[]): void {
  /** Rows of a township in 南岸 in the third quarter up to the day, and in as many days before. */
  const trends = (table: string, at: string): Map<string, readonly [now: number, before: number]> => {
    const [from, to] = [Date.parse('2020-07-01T00:00:00+08:00'), Date.parse('2020-09-23T00:00:00+08:00')];
    const counts = new Map<string, [number, number]>();
    for (const row of rows(table)
      .filter(under('500108'))
      .filter((one) => one[at] !== null)) {
      if (table === 'incident' && row['category'] !== 'DISPUTE') continue;
      const township = String(row['area_code']).slice(0, 9);
      const count = counts.get(township) ?? [0, 0];
      const ms = instantMs(row[at]);
      if (ms >= from && ms < to) count[0] += 1;
      else if (ms >= from - (to - from) && ms < from) count[1] += 1;
      counts.set(township, count);
    }
    return counts;
  };
  const trend = ([now, before]: readonly [number, number]): string =>
    now > before * 1.1 ? 'RISING' : now < before * 0.9 ? 'FALLING' : 'STEADY';

  test('question 1: calls and intake in 南岸 rise, fall and stay, and somewhere calls rise while intake falls', () => {
    const [calls, intake] = [trends('incident', 'received_at'), trends('mediation_case', 'accepted_at')];
    expect(new Set([...calls.values()].map(trend))).toEqual(new Set(['RISING', 'FALLING', 'STEADY']));
    expect(new Set([...intake.values()].map(trend))).toEqual(new Set(['RISING', 'FALLING', 'STEADY']));
    const apart = [...calls].filter(
      ([code, count]) => trend(count) === 'RISING' && trend(intake.get(code) ?? [0, 0]) === 'FALLING',
    );
    expect(apart.length).toBeGreaterThan(0);
    expect([...calls.values()].some(([now]) => now >= 10)).toBe(true);
  });

  test('question 2: the station has every outcome, and reports within the limit and beyond', () => {
    const incidents = new Map(rows('incident').map((row) => [row['incident_no'], row]));
    const cells = new Set<string>();
    for (const { outcome, source_no } of rows('diversion').filter(under('500108-PS-0101', 'source_org_code'))) {
      const incident = incidents.get(source_no as string);
      const late = instantMs(incident?.['feedback_at']) - instantMs(incident?.['signed_at']) > 1_800_000;
      cells.add(String(outcome)).add(`${outcome === 'RETURNED' ? 'RETURNED ' : ''}${late ? 'late' : 'in time'}`);
    }
    expect([...cells]).toEqual(
      expect.arrayContaining(['PENDING', 'ACCEPTED', 'REFUSED', 'SETTLED', 'RETURNED late', 'RETURNED in time']),
    );
  });

  test('question 3: cases of 酉阳 come from incidents and petitions, and some are assigned', () => {
    const incoming = rows('case_link')
      .filter(under('500242', 'org_code'))
      .filter(({ to_kind }) => to_kind === 'MEDIATION_CASE');
    const assigned = new Set(city.assignedCaseNos.P3);
    for (const kind of ['INCIDENT', 'PETITION']) {
      const ofKind = incoming.filter(({ from_kind }) => from_kind === kind);
      expect(ofKind.some(({ to_no }) => assigned.has(String(to_no)))).toBe(true);
      expect(ofKind.some(({ to_no }) => !assigned.has(String(to_no)))).toBe(true);
    }
  });

  test('question 5: open petitions of 开州 are due yesterday, today, in seven and in eight days, some after an extension', () => {
    const open = rows('petition')
      .filter(under('500154'))
      .filter(
        (row) => row['route'] === 'PETITION_HANDLING' && row['accepted_on'] !== null && row['replied_on'] === null,
      );
    const dueIn = (row: NamedRow): number => 60 + Number(row['extended_days'] ?? 0) - days(row['accepted_on'], AS_OF);
    expect(open.map(dueIn)).toEqual(expect.arrayContaining([-1, 0, 1, 6, 7, 8]));
    const soon = open.filter((row) => dueIn(row) >= 0 && dueIn(row) <= 7);
    expect(soon.some((row) => row['extended_days'] !== null)).toBe(true);
    expect(soon.some((row) => row['handed_to_org_code'] !== null)).toBe(true);
    expect(soon.some((row) => row['handed_to_org_code'] === null)).toBe(true);
    const sameDays = new Set(soon.map(({ accepted_on }) => accepted_on));
    const decoys = rows('petition').filter(
      (row) => sameDays.has(row['accepted_on'] ?? null) && row['replied_on'] === null,
    );
    expect(decoys.some((row) => under('500108')(row))).toBe(true);
    expect(decoys.some((row) => under('500154')(row) && row['nature'] === 'SUGGESTION')).toBe(true);
  });

  test('every hop of the link chain exists', () => {
    const hops = new Set(rows('case_link').map(({ from_kind, to_kind }) => `${String(from_kind)} ${String(to_kind)}`));
    expect([...hops].sort()).toEqual([
      'AID_APPLICATION SERVICE_DEMAND',
      'INCIDENT MEDIATION_CASE',
      'MEDIATION_CASE AID_APPLICATION',
      'MEDIATION_CASE PETITION',
      'PETITION AID_APPLICATION',
      'PETITION MEDIATION_CASE',
      'SERVICE_DEMAND MEDIATION_CASE',
    ]);
  });

  test.each([
    ['P2', 'incident', 'incident_no', under('500108-PS-0101', 'station_code')],
    ['P3', 'mediation_case', 'mediation_no', under('500242')],
    ['P4', 'service_demand', 'demand_no', under('500105-CA-1001', 'provider_org_code')],
    ['P5', 'aid_application', 'application_no', under('500105')],
    ['P6', 'petition', 'petition_no', under('500154')],
  ] as const)(
    '%s has rows inside the row limit, in scope but outside it, and out of scope',
    (persona, table, key, inScope) => {
      const assigned = new Set(city.assignedCaseNos[persona]);
      const scope = rows(table).filter(inScope);
      expect(assigned.size).toBeGreaterThan(2);
      expect(scope.filter((row) => assigned.has(String(row[key])))).toHaveLength(assigned.size);
      expect(scope.length).toBeGreaterThan(assigned.size);
      expect(rows(table).length).toBeGreaterThan(scope.length);
    },
  );

  test('P1 has calls of 南岸 within 72 hours, at the edge and beyond', () => {
    const ages = rows('incident')
      .filter(under('500108'))
      .map((row) => (AS_OF_MS - instantMs(row['received_at'])) / 1_000);
    const edge = 72 * 3_600;
    expect(ages).toEqual(expect.arrayContaining([edge - 1, edge, edge + 1]));
    expect(ages.filter((age) => age < edge).length).toBeGreaterThan(10);
  });

  test('P6 has accusations that are assigned, that are not, and that accuse the own bureau', () => {
    const accusations = rows('petition')
      .filter(under('500154'))
      .filter(({ nature }) => nature === 'ACCUSATION');
    const assigned = new Set(city.assignedCaseNos.P6);
    const own = accusations.filter(({ accused_org_code }) => accused_org_code === '500154-XF-0001');
    expect(own.length).toBeGreaterThan(0);
    expect(own.some(({ petition_no }) => assigned.has(String(petition_no)))).toBe(false);
    const others = accusations.filter((row) => !own.includes(row));
    expect(others.some(({ petition_no }) => assigned.has(String(petition_no)))).toBe(true);
    expect(others.some(({ petition_no }) => !assigned.has(String(petition_no)))).toBe(true);
  });

  test('deadlines of tasks and open mediations end today, in exactly seven days and in eight', () => {
    const tasks = rows('supervision_task').filter(({ verified_on }) => verified_on === null);
    expect(tasks.map(({ due_on }) => days(AS_OF, due_on))).toEqual(expect.arrayContaining([-1, 0, 7, 8]));
    const open = rows('mediation_case')
      .filter(under('500242'))
      .filter((row) => row['accepted_at'] !== null && row['concluded_at'] === null);
    const chinaDay = (value: unknown): string =>
      new Date(instantMs(String(value)) + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(open.map(({ accepted_at }) => 30 - days(chinaDay(accepted_at), AS_OF))).toEqual(
      expect.arrayContaining([-1, 0, 7, 8]),
    );
  });
}
