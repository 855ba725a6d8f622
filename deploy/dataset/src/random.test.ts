import { expect, test } from '@jest/globals';
import { createRandom, zipf } from './random.js';

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: number): number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 100 }, () => random.next());
  };
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
});

test('whole numbers reach both ends and nothing beyond', () => {
  const random = createRandom(2);
  const drawn = new Set(Array.from({ length: 1_000 }, () => random.between(3, 6)));
  expect(drawn).toEqual(new Set([3, 4, 5, 6]));
});

test('weights are kept', () => {
  const random = createRandom(3);
  const n = 20_000;
  const hits = Array.from({ length: n }, () =>
    random.weighted([
      ['often', 3],
      ['seldom', 1],
      ['never', 0],
    ] as const),
  );
  expect(hits.filter((hit) => hit === 'often').length / n).toBeCloseTo(0.75, 1);
  expect(hits).not.toContain('never');
});

test('half of the log-normal values lie below their median', () => {
  const random = createRandom(4);
  const n = 20_000;
  const below = Array.from({ length: n }, () => random.around(22, 0.49)).filter((value) => value < 22).length;
  expect(below / n).toBeCloseTo(0.5, 1);
});

test('Zipf weights fall with the rank', () => {
  const weights = zipf(4);
  expect(weights[0]).toBe(1);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect((weights[1] as number) / (weights[3] as number)).toBeCloseTo(2 ** 0.8);
});
