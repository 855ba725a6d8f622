/**
 * Thrown where an answer is not written as servers write it, or does not fit the schema. The request is then answered by
 * way of objects (ADR 0009), which know every case; nothing of what was received is asked for again.
 */
export const UNUSUAL = new Error('the answer is unusual');
