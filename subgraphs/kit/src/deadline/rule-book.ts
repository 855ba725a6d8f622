import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { CalendarExceptions } from './calendar.js';
import { CalendarDay, DeadlineRule } from './deadline-rule.js';

/** The dated rules and the calendar of a department, read once at boot; both change only with a migration. */
export interface RuleBook {
  readonly calendar: CalendarExceptions;
  /** all versions of a rule, oldest first */
  versions(code: string): readonly DeadlineRule[];
  /** the version in force on a day */
  at(code: string, day: string): DeadlineRule | undefined;
}

/** Makes a rule book from rows. */
export function ruleBookOf(rules: readonly DeadlineRule[], days: readonly CalendarDay[]): RuleBook {
  const byCode = new Map<string, DeadlineRule[]>();
  for (const rule of [...rules].sort((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    byCode.set(rule.code, [...(byCode.get(rule.code) ?? []), rule]);
  }
  const versions = (code: string): readonly DeadlineRule[] => byCode.get(code) ?? [];
  return {
    calendar: new Map(days.map(({ day, working }) => [day, working])),
    versions,
    at: (code, day) => versions(code).find((rule) => rule.validFrom <= day && (!rule.validTo || day < rule.validTo)),
  };
}

/** Reads the rules and the calendar of one department's database. */
export async function loadRuleBook(em: SqlEntityManager): Promise<RuleBook> {
  const [rules, days] = await Promise.all([
    em.find(DeadlineRule, {}, { filters: false }),
    em.find(CalendarDay, {}, { filters: false }),
  ]);
  return ruleBookOf(rules, days);
}
