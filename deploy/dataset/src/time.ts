export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** The day that the data set looks back from (domain.md §0.6). */
export const AS_OF = '2020-09-23T18:00:00+08:00';
export const AS_OF_MS = Date.parse(AS_OF);
export const HISTORY_FROM_MS = Date.parse('2018-01-01T00:00:00+08:00');

/** Calendar day of an instant in +08:00. */
export function dayOf(ms: number): string {
  return new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 10);
}

/** An instant as PostgreSQL reads it. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** Instant or null when it lies after the day that the data set looks back from. */
export function past(ms: number): number | null {
  return ms <= AS_OF_MS ? ms : null;
}
