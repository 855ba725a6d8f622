const DAY_MS = 86_400_000;

/** Days of which the plain week does not tell the truth: holidays on weekdays, make-up working days 调休. */
export type CalendarExceptions = ReadonlyMap<string, boolean>;

/** Adds calendar days to a `YYYY-MM-DD` day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Whether people work on a day: Monday to Friday, unless the calendar says otherwise. */
export function isWorkday(day: string, exceptions: CalendarExceptions): boolean {
  const weekday = new Date(day).getUTCDay();
  return exceptions.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/** The nth working day after a day; the first day is not counted (docs/domain.md §0.7). Negative n goes back. */
export function addWorkdays(day: string, workdays: number, exceptions: CalendarExceptions): string {
  const step = workdays < 0 ? -1 : 1;
  let current = day;
  for (let left = Math.abs(workdays); left > 0;) {
    current = addDays(current, step);
    if (isWorkday(current, exceptions)) left -= 1;
  }
  return current;
}
