import { expect, test } from '@jest/globals';
import { createCity } from '../src/city/create-city.js';
import { SIZES } from '../src/city/size.js';
import { cityReader } from './support/city-rows.js';
import { expectRowsForQuestions } from './support/expect-rows-for-questions.js';

const city = createCity(SIZES.S);
const rows = cityReader(city);

expectRowsForQuestions(city, rows);

test('townships of 南岸 have cells below ten and above', () => {
  const [from, to] = ['2020-07-01', '2020-09-23'];
  const disputes = rows('incident').filter(
    ({ category, received_at }) => category === 'DISPUTE' && String(received_at) >= from && String(received_at) < to,
  );
  const cells = ['500108001', '500108002', '500108003'].map(
    (code) => disputes.filter(({ area_code }) => String(area_code).startsWith(code)).length,
  );
  expect(Math.min(...cells)).toBeLessThan(10);
  expect(Math.max(...cells)).toBeGreaterThanOrEqual(10);
});
