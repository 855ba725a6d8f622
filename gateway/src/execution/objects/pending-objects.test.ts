import { expect, test } from '@jest/globals';
import { PendingObjects } from './pending-objects.js';

test('an object is pending until the last fetch that fills it has ended', () => {
  const pending = new PendingObjects();
  const [one, other] = [{}, {}];
  pending.begin(one);
  pending.begin(one);
  pending.begin(other);
  pending.end([one, other]);
  expect([pending.has(one), pending.has(other)]).toEqual([true, false]);
  pending.end([one]);
  expect(pending.has(one)).toBe(false);
});
