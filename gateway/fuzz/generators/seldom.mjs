import * as fc from 'fast-check';

/** Something, once in so many times, else undefined: too much of it would hide what the rest does. */
export const seldom = (oneIn, arbitrary) =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
