import { expect, test } from '@jest/globals';
import { passesGb32100, syntheticCreditCode } from './credit-code.js';

test('a lawful code passes GB 32100, a code with two digits exchanged does not', () => {
  // The example of the standard's annex.
  expect(passesGb32100('91350100M000100Y43')).toBe(true);
  expect(passesGb32100('91530100M000100Y43')).toBe(false);
});

test('the code of docs/domain.md §3 is made of its parts', () => {
  expect(syntheticCreditCode(4, 1)).toBe('52500904MJ00000016');
});

test('no synthetic code is a lawful one', () => {
  for (const district of [1, 2, 3, 4, 5])
    for (let serial = 1; serial <= 500; serial += 1)
      expect(passesGb32100(syntheticCreditCode(district, serial))).toBe(false);
});
