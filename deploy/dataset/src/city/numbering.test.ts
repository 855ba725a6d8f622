import { expect, test } from '@jest/globals';
import { Numbering } from './numbering.js';

test('serials count within their prefix and keep their width', () => {
  const numbers = new Numbering();
  expect([numbers.next('A', 3), numbers.next('B', 3), numbers.next('A', 3)]).toEqual(['A001', 'B001', 'A002']);
});
