/** Random numbers that are the same for the same seed on every machine: sfc32 (C. Doty-Humphrey, PractRand). */
export interface Random {
  /** in [0, 1) */
  next(): number;
  /** whole number from least to most, both included */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** one of the values, as often as its weight */
  weighted<T>(values: readonly (readonly [T, number])[]): T;
  /** log-normal around a median; `sigma` is the spread of the logarithm */
  around(median: number, sigma: number): number;
}

export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9 ^ seed, 0x243f6a88 + seed, 0xb7e15162 ^ (seed << 7), 1];
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 16; i += 1) next();
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)] as (typeof values)[number],
    weighted: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      return (values.find(([, weight]) => (left -= weight) < 0) ?? (values.at(-1) as (typeof values)[number]))[0];
    },
    around: (median, sigma) =>
      median * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
  };
}

/** Weights of a Zipf distribution: the first of n is the largest. */
export function zipf(n: number, exponent = 0.8): number[] {
  return Array.from({ length: n }, (_, rank) => (rank + 1) ** -exponent);
}
