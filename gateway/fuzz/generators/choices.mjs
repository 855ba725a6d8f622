import * as fc from 'fast-check';

/** Numbers from which something is built: fewer and smaller ones build something smaller. */
export const choices = fc.array(fc.nat(9_999), { maxLength: 120, size: 'max' });

/** Takes one number after the other; when they are used up, always the first of what there is to choose from. */
export function chooser(numbers) {
  let next = 0;
  const pick = (most) => (next < numbers.length ? numbers[next++] % most : 0);
  return {
    pick,
    of: (list) => list[pick(list.length)],
    /** true once in so many times, never when the numbers are used up */
    oneIn: (most) => pick(most) === most - 1 && most > 1,
    get isOver() {
      return next >= numbers.length;
    },
  };
}
