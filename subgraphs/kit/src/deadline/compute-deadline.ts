import { toChinaDay } from '../scalars/date-time.js';
import { addDays, addWorkdays, type CalendarExceptions } from './calendar.js';
import type { DeadlineRule } from './deadline-rule.js';

export type DeadlineState = 'ON_TIME' | 'DUE_SOON' | 'OVERDUE' | 'LATE_DONE';

/** A deadline as of one instant; computed, never stored (docs/architecture.md law 11). */
export interface Deadline {
  readonly state: DeadlineState;
  /** last instant that is still in time */
  readonly dueAt: Date;
  readonly rule: string;
  readonly basis: string;
}

/** Dates of one case: instants, or days as `YYYY-MM-DD`. */
export interface DeadlineFacts {
  readonly start: Date | string;
  readonly done?: Date | string | null;
  /** days granted on top, approved and notified to the person */
  readonly extendedDays?: number | null;
}

const UNIT_MS = { SECOND: 1_000, HOUR: 3_600_000 } as const;

/** The calendar day of an instant or day value. */
export function dayOf(value: Date | string): string {
  return typeof value === 'string' ? value.slice(0, 10) : toChinaDay(value);
}

/** The last instant of a day in +08:00. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000 - 1);
}

/** Last instant in time. Days end at midnight +08:00; the first day is not counted. */
export function dueAt(rule: DeadlineRule, facts: DeadlineFacts, calendar: CalendarExceptions): Date {
  if (rule.unit === 'SECOND' || rule.unit === 'HOUR') {
    return new Date(new Date(facts.start).getTime() + rule.limit * UNIT_MS[rule.unit]);
  }
  const start = dayOf(facts.start);
  const limit = rule.limit + (facts.extendedDays ?? 0);
  return endOfDay(rule.unit === 'DAY' ? addDays(start, limit) : addWorkdays(start, limit, calendar));
}

/** The last instant at which a case does not count as due soon yet: more than `warnBefore` units are left. */
function warnAt(rule: DeadlineRule, due: Date, calendar: CalendarExceptions): Date {
  if (rule.unit === 'SECOND' || rule.unit === 'HOUR')
    return new Date(due.getTime() - rule.warnBefore * UNIT_MS[rule.unit]);
  const day = dayOf(due);
  const first = rule.unit === 'DAY' ? addDays(day, -rule.warnBefore) : addWorkdays(day, -rule.warnBefore, calendar);
  return endOfDay(addDays(first, -1));
}

/** State of a deadline at `asOf`; the limit itself is still in time. */
export function computeDeadline(
  rule: DeadlineRule,
  facts: DeadlineFacts,
  asOf: Date,
  calendar: CalendarExceptions,
): Deadline {
  const due = dueAt(rule, facts, calendar);
  const { done } = facts;
  const doneAt =
    done === null || done === undefined
      ? undefined
      : typeof done === 'string'
        ? new Date(`${done}T00:00:00+08:00`)
        : done;
  const state = doneAt
    ? doneAt <= due
      ? 'ON_TIME'
      : 'LATE_DONE'
    : asOf > due
      ? 'OVERDUE'
      : asOf > warnAt(rule, due, calendar)
        ? 'DUE_SOON'
        : 'ON_TIME';
  return { state, dueAt: due, rule: rule.code, basis: rule.basis };
}
