/**
 * Thrown where an answer is not written as servers write it, or does not fit the schema. The request is then answered by
 * way of objects (ADR 0009), which know every case; nothing of what was received is asked for again.
 */
export const COLUMNAR_FALLBACK = new Error('the answer is unusual');
