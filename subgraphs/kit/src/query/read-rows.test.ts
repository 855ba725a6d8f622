import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toInstant } from './read-rows.js';

/** As PostgreSQL writes it in its ISO style: no fraction that ends in a zero. */
function written(instant: Date): string {
  const [day, time] = instant.toISOString().slice(0, -1).split('T') as [string, string];
  return `${day} ${time.replace(/\.?0+$/, '')}+00`;
}

test.each([
  ['2017-12-31 19:21:00+00', '2017-12-31T19:21:00.000Z'],
  ['2017-12-31 19:21:00.5+00', '2017-12-31T19:21:00.500Z'],
  ['2017-12-31 19:21:00.57+00', '2017-12-31T19:21:00.570Z'],
  ['2017-12-31 19:21:00.057+00', '2017-12-31T19:21:00.057Z'],
  ['2020-09-23 18:00:00+08', '2020-09-23T10:00:00.000Z'],
  ['2020-09-23 18:00:00.25+05:30', '2020-09-23T12:30:00.250Z'],
])('reads %s', (text, instant) => {
  expect(toInstant(text).toISOString()).toBe(instant);
});

test('reads back every instant of a timestamptz(3)', () => {
  const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(fc.property(days, (instant) => expect(toInstant(written(instant))).toEqual(instant)));
});
