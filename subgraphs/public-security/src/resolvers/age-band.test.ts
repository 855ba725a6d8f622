import { expect, test } from '@jest/globals';
import { ageBandAt } from './age-band.js';

test.each([
  ['2006-09-24', '2020-09-23T23:59:59.999+08:00', 'UNDER_14'],
  ['2006-09-24', '2020-09-24T00:00:00+08:00', 'FROM_14_TO_17'],
  ['2002-09-24', '2020-09-23T23:59:59.999+08:00', 'FROM_14_TO_17'],
  ['2002-09-24', '2020-09-24T00:00:00+08:00', 'FROM_18_TO_34'],
  ['1985-09-24', '2020-09-23T12:00:00+08:00', 'FROM_18_TO_34'],
  ['1985-09-23', '2020-09-23T12:00:00+08:00', 'FROM_35_TO_59'],
  ['1960-09-23', '2020-09-23T12:00:00+08:00', 'FROM_60_TO_79'],
  ['1940-09-24', '2020-09-23T12:00:00+08:00', 'FROM_60_TO_79'],
  ['1940-09-23', '2020-09-23T12:00:00+08:00', 'FROM_80'],
  // Born on a leap day: the birthday of other years comes with the first of March.
  ['2004-02-29', '2018-02-28T23:59:59+08:00', 'UNDER_14'],
  ['2004-02-29', '2018-03-01T00:00:00+08:00', 'FROM_14_TO_17'],
])('born on %s, at %s: %s', (birthDate, asOf, band) => {
  expect(ageBandAt(birthDate, new Date(asOf))).toBe(band);
});
