import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { trendOf } from './windowed-counts.js';

test.each([
  [110, 100, 'RISING'],
  [109, 100, 'STEADY'],
  [100, 100, 'STEADY'],
  [91, 100, 'STEADY'],
  [90, 100, 'FALLING'],
  [1, 0, 'RISING'],
  [0, 1, 'FALLING'],
  [0, 0, 'STEADY'],
] as const)('%i after %i is %s', (now, before, trend) => {
  expect(trendOf(now, before)).toBe(trend);
});

test('a hidden number has no trend, which would tell it', () => {
  expect([trendOf(null, 10), trendOf(10, null), trendOf(null, null)]).toEqual([null, null, null]);
});

test('the trend is that of a change of a tenth, whatever the size', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (now, before) => {
      const change = (now - before) / before;
      if (Math.abs(Math.abs(change) - 0.1) < 1e-9) return;
      expect(trendOf(now, before)).toBe(change > 0.1 ? 'RISING' : change < -0.1 ? 'FALLING' : 'STEADY');
    }),
  );
});
