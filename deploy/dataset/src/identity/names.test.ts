import { expect, test } from '@jest/globals';
import { createRandom } from '../random.js';
import { personToken, syntheticName, syntheticPhone } from './names.js';

const random = createRandom(1);
const many = <T>(make: () => T): T[] => Array.from({ length: 2_000 }, make);

test('phone numbers have prefixes that no network uses', () => {
  for (const phone of many(() => syntheticPhone(random))) expect(phone).toMatch(/^10[0-2]\d{8}$/);
});

test('names have two or three characters', () => {
  const lengths = new Set(many(() => [...syntheticName(random)].length));
  expect(lengths).toEqual(new Set([2, 3]));
});

test('tokens differ and hold nothing but chance', () => {
  const tokens = many(() => personToken(random));
  expect(new Set(tokens).size).toBe(tokens.length);
  for (const token of tokens) expect(token).toMatch(/^PR[0-9a-hjkmnp-tv-z]{22}$/);
});
