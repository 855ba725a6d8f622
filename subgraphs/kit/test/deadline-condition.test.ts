import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FilterQuery } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM, type SqlEntityManager } from '@mikro-orm/postgresql';
import { addDays } from '../src/deadline/calendar.js';
import { computeDeadline, dayOf, type DeadlineState } from '../src/deadline/compute-deadline.js';
import { deadlineCondition, type DeadlineQuestion, type DeadlineSource } from '../src/deadline/deadline-condition.js';
import type { CalendarDay, DeadlineRule, DeadlineUnit } from '../src/deadline/deadline-rule.js';
import { ruleBookOf, type RuleBook } from '../src/deadline/rule-book.js';
import { departmentDatabase } from './support/department-database.js';

@Entity({ tableName: 'deadline_case' })
class DeadlineCase {
  @PrimaryKey({ type: 'integer' }) no!: number;
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true }) startedAt!: Date | null;
  @Property({ type: 'date', columnType: 'date', nullable: true }) startedOn!: string | null;
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true }) doneAt!: Date | null;
  @Property({ type: 'date', columnType: 'date', nullable: true }) doneOn!: string | null;
  @Property({ type: 'integer', nullable: true }) extendedDays!: number | null;
}

const CALENDAR = JSON.parse(
  readFileSync(new URL('../seeds/calendar-exceptions.json', import.meta.url), 'utf8'),
) as CalendarDay[];
const FIRST_DAY = '2020-08-01';
/** Rules change in the middle of the rows' days. */
const CHANGE = '2020-09-15';
const HOUR_MS = 3_600_000;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** Instants where a limit may go wrong: midnight of a day in +08:00, just before, just after, and any other. */
const instants = fc
  .tuple(fc.nat(90), fc.oneof(fc.constantFrom(-1, 0, 1), fc.nat(24 * HOUR_MS)))
  .map(([days, ms]) => new Date(midnight(addDays(FIRST_DAY, days)) + ms));
const days = fc.nat(90).map((offset) => addDays(FIRST_DAY, offset));
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 3 });
const cases = fc.record({
  startedAt: maybe(instants),
  startedOn: maybe(days),
  doneAt: maybe(instants),
  doneOn: maybe(days),
  extendedDays: maybe(fc.nat(30)),
});

const INSTANTS = ['startedAt', 'doneAt'];
const DATED: readonly DeadlineSource[] = [
  { rule: 'R', from: 'startedAt', done: 'doneAt', instants: INSTANTS },
  { rule: 'R', from: 'startedOn', done: 'doneOn', instants: INSTANTS },
  { rule: 'R', from: 'startedOn', done: 'doneAt', instants: INSTANTS },
  { rule: 'R', from: 'startedAt', done: 'doneOn', instants: INSTANTS },
];
const EXTENDED = DATED.map((source) => ({ ...source, extendedDays: 'extendedDays' }));
const TIMED = DATED.filter(({ from }) => from === 'startedAt');

const versions = (unit: DeadlineUnit, longest: number): fc.Arbitrary<readonly DeadlineRule[]> =>
  fc
    .array(fc.record({ limit: fc.integer({ min: 1, max: longest }), warnBefore: fc.nat(7) }), {
      minLength: 1,
      maxLength: 2,
    })
    .map((rules) =>
      rules.map((rule, i) => ({
        ...rule,
        code: 'R',
        unit,
        extension: 30,
        basis: 'a law',
        validFrom: i === 0 ? '2005-05-01' : CHANGE,
        ...(i === 0 && rules.length === 2 ? { validTo: CHANGE } : {}),
      })),
    );

let orm: MikroORM;
let em: SqlEntityManager;
let rows: readonly DeadlineCase[];

beforeAll(async () => {
  orm = await MikroORM.init({
    clientUrl: departmentDatabase('petitions'),
    entities: [DeadlineCase],
    metadataProvider: ReflectMetadataProvider,
    forceUtcTimezone: true,
    pool: { min: 1, max: 1 },
  });
  em = orm.em.fork();
  await em.begin();
  await em.execute(
    'create temporary table deadline_case (no integer primary key, started_at timestamptz(3), started_on date, done_at timestamptz(3), done_on date, extended_days integer) on commit drop',
  );
  const drawn = fc.sample(cases, { numRuns: 300, seed: 20_200_923 });
  await em.insertMany(
    DeadlineCase,
    drawn.map((row, no) => ({ no, ...row })),
  );
  rows = await em.find(DeadlineCase, {});
});

afterAll(async () => {
  await em.rollback();
  await orm.close(true);
});

/** The state of a row, computed as the graph answers it. */
function stateOf(
  row: DeadlineCase,
  source: DeadlineSource,
  { withinDays }: Pick<DeadlineQuestion, 'withinDays'>,
  asOf: Date,
  book: RuleBook,
): DeadlineState | undefined {
  const of = (property: string): unknown => (row as unknown as Record<string, unknown>)[property];
  const start = of(source.from) as Date | string | null;
  const rule = start === null ? undefined : book.at('R', dayOf(start));
  if (start === null || !rule) return undefined;
  const facts = {
    start,
    done: of(source.done) as Date | string | null,
    extendedDays: source.extendedDays ? row.extendedDays : null,
  };
  const perDay = { SECOND: 86_400, HOUR: 24, DAY: 1, WORKDAY: 0 }[rule.unit];
  if (withinDays == null || rule.unit !== 'WORKDAY') {
    const warned = withinDays == null ? rule : { ...rule, warnBefore: withinDays * perDay };
    return computeDeadline(warned, facts, asOf, book.calendar).state;
  }
  // Days ahead are calendar days, also where the limit counts working days.
  const { state, dueAt } = computeDeadline(rule, facts, asOf, book.calendar);
  if (facts.done || state === 'OVERDUE') return state;
  return dayOf(dueAt) <= addDays(dayOf(asOf), withinDays) ? 'DUE_SOON' : 'ON_TIME';
}

const OPEN = ['DUE_SOON', 'OVERDUE'] as const;
const ALL = ['ON_TIME', 'DUE_SOON', 'OVERDUE', 'LATE_DONE'] as const;

test.each<[string, DeadlineUnit, number, readonly DeadlineSource[], readonly DeadlineState[]]>([
  ['days', 'DAY', 60, DATED, ALL],
  ['days that may be extended', 'DAY', 60, EXTENDED, ALL],
  ['working days', 'WORKDAY', 20, DATED, OPEN],
  ['hours', 'HOUR', 72, TIMED, ALL],
  ['seconds', 'SECOND', 7_200, TIMED, ALL],
])(
  'the filter finds exactly the rows whose deadline in %s has the state',
  async (_what, unit, longest, sources, states) => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        versions(unit, longest),
        fc.constantFrom(...sources),
        fc.subarray([...states], { minLength: 1 }),
        fc.option(fc.nat(10)),
        instants,
        async (rules, source, state, withinDays, asOf) => {
          const book = ruleBookOf(rules, CALENDAR);
          const condition = deadlineCondition(source, { state, withinDays }, asOf, book) as FilterQuery<DeadlineCase>;
          const selected = await em.find(DeadlineCase, condition, { fields: ['no'] });
          const computed = rows.filter((row) => {
            const is = stateOf(row, source, { withinDays }, asOf, book);
            return is !== undefined && state.includes(is);
          });
          found += selected.length;
          expect(selected.map(({ no }) => no).sort((a, b) => a - b)).toEqual(computed.map(({ no }) => no));
        },
      ),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(0);
  },
);

test.each(['ON_TIME', 'LATE_DONE'] as const)('a limit of working days is not filtered by %s, and says so', (state) => {
  const rule = {
    code: 'R',
    unit: 'WORKDAY',
    limit: 5,
    warnBefore: 1,
    extension: 0,
    basis: '',
    validFrom: '2005-05-01',
  };
  const book = ruleBookOf([rule as DeadlineRule], CALENDAR);
  const source = DATED[1] as DeadlineSource;
  expect(() => deadlineCondition(source, { state: [state] }, new Date('2020-09-23T10:00:00Z'), book)).toThrow(
    'The deadline R counts working days: filter by OVERDUE or DUE_SOON.',
  );
});
