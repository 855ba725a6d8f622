export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** The day that the data set looks back from (docs/domain.md §0.6). */
export const AS_OF = '2020-09-23T18:00:00+08:00';
export const AS_OF_MS = Date.parse(AS_OF);
export const HISTORY_FROM_MS = Date.parse('2018-01-01T00:00:00+08:00');

/** Names of days by their number since 1970: a data set has few days and millions of instants. */
const dayNames = new Map<number, string>();

function dayName(day: number): string {
  let name = dayNames.get(day);
  if (name === undefined) {
    name = new Date(day * DAY_MS).toISOString().slice(0, 10);
    dayNames.set(day, name);
  }
  return name;
}

/** Calendar day of an instant in +08:00. */
export function dayOf(ms: number): string {
  return dayName(Math.floor((ms + 8 * HOUR_MS) / DAY_MS));
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => `${n}`.padStart(2, '0'));

/** An instant as PostgreSQL reads it, in UTC. Written by hand: a data set has millions, and a Date for each is slow. */
export function instant(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  // Whole numbers below 2³¹ from here on.
  const rest = (ms - day * DAY_MS) | 0;
  const seconds = (rest / 1_000) | 0;
  const minutes = (seconds / 60) | 0;
  const thousandth = rest % 1_000;
  const fraction = thousandth === 0 ? '' : `.${`${thousandth}`.padStart(3, '0')}`;
  return `${dayName(day)} ${TWO_DIGITS[(minutes / 60) | 0]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}${fraction}Z`;
}

/** Instant or null when it lies after the day that the data set looks back from. */
export function past(ms: number): number | null {
  return ms <= AS_OF_MS ? ms : null;
}
