import { expect, test } from '@jest/globals';
import { AS_OF_MS, dayOf, instant, past } from './time.js';

test('days begin at midnight in +08:00', () => {
  expect(dayOf(Date.parse('2020-02-29T00:00:00+08:00'))).toBe('2020-02-29');
  expect(dayOf(Date.parse('2020-02-28T23:59:59.999+08:00'))).toBe('2020-02-28');
  expect(dayOf(Date.parse('1935-01-01T00:00:00+08:00'))).toBe('1935-01-01');
});

test.each([
  '2020-09-23T10:00:00.000Z',
  '2018-12-31T23:59:59.007Z',
  '1969-12-31T23:59:59.999Z',
  '2020-03-01T00:00:00.000Z',
])('an instant is written so that it reads back the same: %s', (iso) => {
  expect(new Date(instant(Date.parse(iso)).replace(' ', 'T')).toISOString()).toBe(iso);
});

test('nothing happens after the day of the data set', () => {
  expect(past(AS_OF_MS)).toBe(AS_OF_MS);
  expect(past(AS_OF_MS + 1)).toBeNull();
});
