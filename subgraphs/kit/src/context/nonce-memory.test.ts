import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NonceMemory } from './nonce-memory.js';

const WINDOW_MS = 60_000;

test('admits a nonce once', () => {
  const memory = new NonceMemory(WINDOW_MS, 0);
  expect([memory.admit('a', 0), memory.admit('a', 0), memory.admit('b', 0)]).toEqual([true, false, true]);
});

test('remembers a nonce for the whole window, however the generations turn', () => {
  fc.assert(
    fc.property(
      fc.nat(WINDOW_MS * 3),
      fc.array(fc.nat(WINDOW_MS), { maxLength: 20 }),
      fc.nat(WINDOW_MS),
      (at, gaps, age) => {
        const memory = new NonceMemory(WINDOW_MS, 0);
        let now = 0;
        gaps.forEach((gap, i) => {
          now += gap;
          if (now < at) memory.admit(`other ${i}`, now);
        });
        expect(memory.admit('the nonce', at)).toBe(true);
        // Others come in between, at the worst moments: exactly when a generation ends.
        memory.admit('between', at + Math.floor(age / 2));
        expect(memory.admit('the nonce', at + age)).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test('forgets after two windows, so that memory is bounded', () => {
  const memory = new NonceMemory(WINDOW_MS, 0);
  memory.admit('old', 0);
  memory.admit('turns the generation', WINDOW_MS);
  expect(memory.admit('old', 2 * WINDOW_MS)).toBe(true);
});
