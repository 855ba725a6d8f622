import { raw, type FilterQuery } from '@mikro-orm/core';
import { columnOf } from '../database/column-name.js';
import { SubgraphError } from '../errors.js';
import { toChinaDay } from '../scalars/date-time.js';
import { addDays, addWorkdays } from './calendar.js';
import type { DeadlineState } from './compute-deadline.js';
import type { DeadlineRule } from './deadline-rule.js';
import type { RuleBook } from './rule-book.js';

/** Which properties of a row a deadline is computed from. */
export interface DeadlineSource {
  /** code of the rule, looked up by the day of `from` */
  readonly rule: string;
  readonly from: string;
  readonly done: string;
  readonly extendedDays?: string;
  /** properties among `from` and `done` that are instants, the others are days */
  readonly instants?: readonly string[];
  /** rows that have this deadline at all */
  readonly when?: Readonly<Record<string, unknown>>;
}

/** What a caller asks for: states, and for DUE_SOON how many days ahead (the rule's own warning time when absent). */
export interface DeadlineQuestion {
  readonly state: readonly DeadlineState[];
  readonly withinDays?: number | null;
}

type Bound = { readonly $gte?: Date | string; readonly $lt?: Date | string };
const UNIT_MS = { SECOND: 1_000, HOUR: 3_600_000 } as const;

/**
 * The rows whose deadline has one of the states at `asOf`, as a condition on stored columns: the limit is taken off the
 * clock's side, so that the start column (indexed) is compared with a constant and nothing is loaded to be filtered.
 * One branch per version of the rule, because a rule counts from the day of its event.
 */
export function deadlineCondition(
  source: DeadlineSource,
  question: DeadlineQuestion,
  asOf: Date,
  book: RuleBook,
): FilterQuery<object> {
  const branches = book
    .versions(source.rule)
    .flatMap((rule) => question.state.map((state) => versionCondition(source, rule, state, question, asOf, book)));
  return { ...source.when, $or: branches } as FilterQuery<object>;
}

function versionCondition(
  source: DeadlineSource,
  rule: DeadlineRule,
  state: DeadlineState,
  question: DeadlineQuestion,
  asOf: Date,
  book: RuleBook,
): object {
  const exact = !inDays(rule);
  // A day, as the start column holds it.
  const stored = (day: string): Date | string =>
    source.instants?.includes(source.from) ? new Date(`${day}T00:00:00+08:00`) : day;
  const inForce = {
    [source.from]: { $gte: stored(rule.validFrom), ...(rule.validTo ? { $lt: stored(rule.validTo) } : {}) },
  };
  const open = { [source.done]: null };
  const today = toChinaDay(asOf);

  // Start values for which the last instant in time lies so many units before now.
  const dueBeforeNow = (ahead: number): Date =>
    new Date(asOf.getTime() + (ahead - rule.limit) * UNIT_MS[rule.unit as keyof typeof UNIT_MS]);
  // Start values for which the last day in time lies before a day.
  const dueBefore = (day: string): Date | string => {
    if (rule.unit === 'DAY') return stored(addDays(day, -rule.limit));
    // The first day from which counting the limit reaches the wanted day or a later one.
    let start = addWorkdays(day, -rule.limit, book.calendar);
    while (addWorkdays(addDays(start, -1), rule.limit, book.calendar) >= day) start = addDays(start, -1);
    return stored(start);
  };
  const { withinDays } = question;
  const overdue = exact ? dueBeforeNow(0) : dueBefore(today);
  const soon = exact
    ? dueBeforeNow(withinDays == null ? rule.warnBefore : withinDays * perDay(rule))
    : dueBefore(addDays(lastDaySoon(rule, withinDays, today, book), 1));
  const started = (bound: Bound): object => ({ [startExpression(source, rule)]: bound });

  switch (state) {
    case 'OVERDUE':
      return { $and: [inForce, open, started({ $lt: overdue })] };
    case 'DUE_SOON':
      return { $and: [inForce, open, started({ $gte: overdue, $lt: soon })] };
    case 'ON_TIME':
      return {
        $or: [{ $and: [inForce, open, started({ $gte: soon })] }, { $and: [inForce, finished(source, rule, '<=')] }],
      };
    case 'LATE_DONE':
      return { $and: [inForce, finished(source, rule, '>')] };
  }
}

/** The last day that counts as near: the caller's days ahead, or the rule's own warning in the rule's unit. */
function lastDaySoon(rule: DeadlineRule, withinDays: number | null | undefined, today: string, book: RuleBook): string {
  if (withinDays != null) return addDays(today, withinDays);
  return rule.unit === 'DAY' ? addDays(today, rule.warnBefore) : addWorkdays(today, rule.warnBefore, book.calendar);
}

function perDay(rule: DeadlineRule): number {
  return rule.unit === 'SECOND' ? 86_400 : 24;
}

/** `accepted_on + coalesce(extended_days, 0)`: the start as the extension moves it. */
function startExpression({ from, extendedDays, instants }: DeadlineSource, rule: DeadlineRule): string {
  if (!extendedDays || !inDays(rule)) return from;
  if (rule.unit === 'WORKDAY') {
    throw new Error(`${rule.code} counts working days: an extension in days has no meaning for its filter.`);
  }
  const day = instants?.includes(from) ? ` * interval '1 day'` : '';
  return raw(
    (alias) => `${alias}.${quoted(from)} + coalesce(${alias}.${quoted(extendedDays)}, 0)${day}`,
  ) as unknown as string;
}

function inDays({ unit }: DeadlineRule): boolean {
  return unit === 'DAY' || unit === 'WORKDAY';
}

function finished(
  { from, done, extendedDays, instants }: DeadlineSource,
  rule: DeadlineRule,
  comparison: '<=' | '>',
): object {
  if (rule.unit === 'WORKDAY') {
    throw new SubgraphError(
      'BAD_USER_INPUT',
      `The deadline ${rule.code} counts working days: filter by OVERDUE or DUE_SOON.`,
    );
  }
  const expression = raw((alias) => {
    const at = (property: string): string => `${alias}.${quoted(property)}`;
    if (rule.unit !== 'DAY') {
      const doneAt = instants?.includes(done) ? at(done) : `${at(done)}::timestamp at time zone 'Asia/Shanghai'`;
      return `(${doneAt} ${comparison} ${at(from)} + interval '${rule.limit} ${rule.unit}')`;
    }
    const day = (property: string): string =>
      instants?.includes(property) ? `(${at(property)} at time zone 'Asia/Shanghai')::date` : at(property);
    const extension = extendedDays ? ` + coalesce(${at(extendedDays)}, 0)` : '';
    return `(${day(done)} ${comparison} ${day(from)} + ${rule.limit}${extension})`;
  }) as unknown as string;
  return { [expression]: true };
}

function quoted(property: string): string {
  return `"${columnOf(property)}"`;
}
