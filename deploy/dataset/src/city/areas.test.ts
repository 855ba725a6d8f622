import { expect, test } from '@jest/globals';
import { createDistricts, villagesOf } from './areas.js';
import { SIZES } from './size.js';

const townships = (districts: ReturnType<typeof createDistricts>): number[] =>
  districts.map((district) => district.townships.length);

test('M has all townships of the five districts and 325 villages in 酉阳', () => {
  const districts = createDistricts(SIZES.M);
  expect(districts.map(({ code }) => code)).toEqual(['500105', '500108', '500110', '500154', '500242']);
  expect(townships(districts)).toEqual([12, 15, 31, 40, 39]);
  expect(districts.flatMap(villagesOf)).toHaveLength(1_480);
  expect(villagesOf(districts.at(-1) as (typeof districts)[number])).toHaveLength(325);
});

test('S has three townships of each district, and every township has a village', () => {
  const districts = createDistricts(SIZES.S);
  expect(townships(districts)).toEqual([3, 3, 3, 3, 3]);
  expect(districts.flatMap(villagesOf)).toHaveLength(30);
  for (const { townships: units } of districts)
    for (const { villages } of units) expect(villages.length).toBeGreaterThan(0);
});

test('codes of townships and villages continue the code above them', () => {
  for (const { code, townships: units } of createDistricts(SIZES.M)) {
    for (const township of units) {
      expect(township.code).toMatch(new RegExp(`^${code}\\d{3}$`));
      for (const village of township.villages) expect(village).toMatch(new RegExp(`^${township.code}[2-3]\\d{2}$`));
    }
  }
});
