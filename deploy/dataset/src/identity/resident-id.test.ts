import { expect, test } from '@jest/globals';
import { passesGb11643, syntheticResidentId } from './resident-id.js';

test('a textbook number passes GB 11643, with any other check character it does not', () => {
  expect(passesGb11643('11010519491231002X')).toBe(true);
  for (const check of '0123456789') expect(passesGb11643(`11010519491231002${check}`)).toBe(false);
});

test('the number of docs/domain.md §3 is made of its parts', () => {
  expect(syntheticResidentId(4, '1987-03-12', 23)).toBe('500904198703120235');
});

test('no synthetic number is a lawful one', () => {
  for (const district of [1, 2, 3, 4, 5])
    for (let sequence = 0; sequence < 1_000; sequence += 1)
      expect(passesGb11643(syntheticResidentId(district, '2001-02-28', sequence))).toBe(false);
});
