import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addDays, addWorkdays, daysBetween, isWorkday } from './calendar.js';
import type { CalendarDay } from './deadline-rule.js';
import { ruleBookOf } from './rule-book.js';

const seeded = JSON.parse(
  readFileSync(new URL('../../seeds/calendar-exceptions.json', import.meta.url), 'utf8'),
) as CalendarDay[];
const { calendar } = ruleBookOf([], seeded);
const days = fc.integer({ min: 0, max: 2_500 }).map((offset) => addDays('2018-01-01', offset));

test('ten working days from 23 September 2020 end on 13 October, behind National Day and a make-up Sunday', () => {
  expect(addWorkdays('2020-09-23', 10, calendar)).toBe('2020-10-13');
});

test.each([
  ['2020-09-23', true, 'a Wednesday'],
  ['2020-09-26', false, 'a Saturday'],
  ['2020-09-27', true, 'a Sunday that people work for a holiday'],
  ['2020-10-01', false, 'National Day, a Thursday'],
])('%s counts as a working day: %s, it is %s', (day, working) => {
  expect(isWorkday(day, calendar)).toBe(working);
});

test('the day itself is never counted, forwards or backwards', () => {
  expect(addWorkdays('2020-09-23', 1, calendar)).toBe('2020-09-24');
  expect(addWorkdays('2020-09-23', -1, calendar)).toBe('2020-09-22');
  expect(addWorkdays('2020-09-26', 0, calendar)).toBe('2020-09-26');
});

test('n working days lead to the day that has n working days up to and with it', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), (day, n) => {
      const end = addWorkdays(day, n, calendar);
      const between = Array.from({ length: daysBetween(day, end) }, (_, i) => addDays(day, i + 1));
      expect(between.filter((each) => isWorkday(each, calendar))).toHaveLength(n);
      expect(isWorkday(end, calendar)).toBe(true);
    }),
  );
});

test('from a working day, as many back as forth leads home', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), (day, n) => {
      fc.pre(isWorkday(day, calendar));
      expect(addWorkdays(addWorkdays(day, n, calendar), -n, calendar)).toBe(day);
    }),
  );
});
