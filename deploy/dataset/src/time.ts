export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** The day that the data set looks back from (domain.md §0.6). */
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

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** An instant as PostgreSQL reads it, in UTC. */
export function instant(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  const rest = ms - day * DAY_MS;
  const two = (unitMs: number, per: number): string => TWO_DIGITS[Math.floor(rest / unitMs) % per] as string;
  const thousandth = Math.floor(rest % 1_000);
  const fraction = thousandth === 0 ? '' : `.${String(thousandth).padStart(3, '0')}`;
  return `${dayName(day)} ${two(HOUR_MS, 24)}:${two(60_000, 60)}:${two(1_000, 60)}${fraction}Z`;
}

/** Instant or null when it lies after the day that the data set looks back from. */
export function past(ms: number): number | null {
  return ms <= AS_OF_MS ? ms : null;
}
