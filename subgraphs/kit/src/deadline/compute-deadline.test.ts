import { expect, test } from '@jest/globals';
import { computeDeadline } from './compute-deadline.js';
import type { DeadlineRule } from './deadline-rule.js';

const sixtyDays: DeadlineRule = {
  code: 'PETITION_CONCLUDE',
  validFrom: '2005-05-01',
  unit: 'DAY',
  limit: 60,
  extension: 30,
  warnBefore: 7,
  basis: '信访条例 2005 art. 33',
};
const fiveWorkdays: DeadlineRule = { ...sixtyDays, code: 'PETITION_OBJECT', unit: 'WORKDAY', limit: 5, warnBefore: 1 };
const nothingSpecial = new Map<string, boolean>();

function stateAt(rule: DeadlineRule, start: string, asOf: string, more: object = {}): string {
  return computeDeadline(rule, { start, ...more }, new Date(asOf), nothingSpecial).state;
}

test('a limit of days ends with the last millisecond of the last day, and the first day is not counted', () => {
  const { dueAt } = computeDeadline(
    sixtyDays,
    { start: '2020-08-01' },
    new Date('2020-09-23T18:00:00+08:00'),
    nothingSpecial,
  );
  expect(dueAt).toEqual(new Date('2020-09-30T23:59:59.999+08:00'));
});

test.each([
  ['ON_TIME', '2020-09-22T23:59:59.999+08:00'],
  ['DUE_SOON', '2020-09-23T00:00:00+08:00'],
  ['DUE_SOON', '2020-09-30T23:59:59.999+08:00'],
  ['OVERDUE', '2020-10-01T00:00:00+08:00'],
])('a petition due on 30 September with 7 days of warning is %s at %s', (state, asOf) => {
  expect(stateAt(sixtyDays, '2020-08-01', asOf)).toBe(state);
});

test('days that were granted move the end', () => {
  expect(stateAt(sixtyDays, '2020-07-02', '2020-09-23T18:00:00+08:00')).toBe('OVERDUE');
  expect(stateAt(sixtyDays, '2020-07-02', '2020-09-23T18:00:00+08:00', { extendedDays: 30 })).toBe('DUE_SOON');
});

test.each([
  ['ON_TIME', 'Sunday, with two working days left', '2020-09-27T23:59:59.999+08:00'],
  ['DUE_SOON', 'Monday, with one left', '2020-09-28T00:00:00+08:00'],
])('a limit of working days due on Tuesday is %s on %s', (state, _day, asOf) => {
  expect(stateAt(fiveWorkdays, '2020-09-22', asOf)).toBe(state);
});
