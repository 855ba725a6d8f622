import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { computeDeadline } from './compute-deadline.js';
import type { CalendarDay, DeadlineRule } from './deadline-rule.js';
import { ruleBookOf } from './rule-book.js';

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;
/** What the migrations of petitions put into its database. */
const book = ruleBookOf(
  read<DeadlineRule[]>('../../../petitions/seeds/deadline-rules.json'),
  read<CalendarDay[]>('../../seeds/calendar-exceptions.json'),
);

test.each([
  ['2005-04-30', undefined],
  ['2005-05-01', '信访条例 2005 art. 33'],
  ['2022-04-30', '信访条例 2005 art. 33'],
  ['2022-05-01', '信访工作条例 2022 art. 34'],
])('a petition accepted on %s follows %s', (day, basis) => {
  expect(book.at('PETITION_CONCLUDE', day)?.basis).toBe(basis);
});

test('versions come oldest first, and an unknown rule has none', () => {
  expect(book.versions('PETITION_CONCLUDE').map(({ validFrom }) => validFrom)).toEqual(['2005-05-01', '2022-05-01']);
  expect([book.versions('UNKNOWN'), book.at('UNKNOWN', '2020-09-23')]).toEqual([[], undefined]);
});

test('the day of an event is the day in +08:00, so that a limit starts with midnight in China', () => {
  const rule = { ...(book.at('PETITION_CONCLUDE', '2020-09-23') as DeadlineRule), limit: 1 };
  const due = (start: string): Date =>
    computeDeadline(rule, { start: new Date(start) }, new Date('2020-09-23T00:00:00Z'), book.calendar).dueAt;
  expect(due('2020-09-22T15:59:59.999Z')).toEqual(new Date('2020-09-23T23:59:59.999+08:00'));
  expect(due('2020-09-22T16:00:00.000Z')).toEqual(new Date('2020-09-24T23:59:59.999+08:00'));
});

test('done on the last day is in time, done the day after is late', () => {
  const rule = book.at('PETITION_CONCLUDE', '2020-07-01') as DeadlineRule;
  const state = (done: string): string =>
    computeDeadline(rule, { start: '2020-07-01', done }, new Date('2020-12-01T00:00:00Z'), book.calendar).state;
  expect([state('2020-08-30'), state('2020-08-31')]).toEqual(['ON_TIME', 'LATE_DONE']);
});
