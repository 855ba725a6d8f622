import { raw, type FilterQuery } from '@mikro-orm/core';
import { Field, InputType } from 'type-graphql';
import { nextPrefix } from '../access/row-scope.js';
import type { RequestContext } from '../context/request-context.js';
import type { EntityClass } from '../entity/entity-definition.js';
import { graphEnum, type EnumOf } from '../entity/graph-enum.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { columnOf } from '../database/column-name.js';
import { all } from './page.js';

/** The span an aggregate looks at. */
@InputType({ description: 'The span a statistic looks at; the end is not part of it. 统计时段' })
export class Window {
  @Field(() => DateTimeScalar, { description: 'From this instant. 起' }) from!: Date;
  @Field(() => DateTimeScalar, { description: 'Up to, not including, this instant. 止' }) to!: Date;
}

export const Trend = graphEnum('Trend', 'How a number compares with the window of equal length before. 趋势', {
  RISING: 'At least a tenth more. 上升',
  FALLING: 'At least a tenth less. 下降',
  STEADY: 'Neither. 平稳',
});
export type Trend = EnumOf<typeof Trend>;

/** A count in a window and in the window of equal length before it. */
export interface WindowedCount {
  readonly n: number;
  readonly previous: number;
}

/** What to count, below areas. */
export interface WindowedCounts {
  readonly entity: EntityClass;
  /** property with the instant that the window looks at */
  readonly at: string;
  readonly window: Window;
  /** name → further condition of each measure */
  readonly measures: Readonly<Record<string, FilterQuery<object>>>;
}

/**
 * Counts per area and measure, now and in the window before: one statement for all areas that ask the same. Each area
 * reads only its own range of the index on (areaCode, at).
 */
export function windowedCounts<M extends string>(
  context: RequestContext,
  wanted: WindowedCounts & { readonly measures: Readonly<Record<M, FilterQuery<object>>> },
  areaCode: string,
): Promise<Readonly<Record<M, WindowedCount>> | null> {
  const { entity, at, window } = wanted;
  const measures = Object.entries(wanted.measures) as [M, FilterQuery<object>][];
  const before = new Date(window.from.getTime() - (window.to.getTime() - window.from.getTime()));
  const name = `windowed ${entity.name} ${at} ${before.getTime()} ${window.to.getTime()} ${JSON.stringify(wanted.measures)}`;
  const loader = context.loader<string, Readonly<Record<M, WindowedCount>> | null>(name, async (codes) => {
    const scope = context.scope(entity, 'counts');
    if (!scope) return codes.map(() => null);
    const em = await context.em();
    const parts = measures.map(([, condition]) => {
      const part = em
        .createQueryBuilder(entity, 'row')
        .select([
          raw(`count(*) filter (where "row"."${columnOf(at)}" >= ?)::int as "n"`, [window.from]),
          raw(`count(*) filter (where "row"."${columnOf(at)}" < ?)::int as "previous"`, [window.from]),
        ] as never)
        .where(all([scope, condition, { [at]: { $gte: before, $lt: window.to } } as FilterQuery<object>]) as never)
        .andWhere('"row"."area_code" >= "area"."low" and "row"."area_code" < "area"."high"');
      return part.toQuery();
    });
    const marks = (values: readonly unknown[]): string => `array[${values.map(() => '?').join(', ')}]::text[]`;
    const found = await context.query<Record<string, number>>(
      `select ${measures.map((_, i) => `"m${i}"."n" as "n${i}", "m${i}"."previous" as "previous${i}"`).join(', ')} from unnest(${marks(codes)}, ${marks(codes)}) with ordinality as "area"("low", "high", "position")${parts.map(({ sql }, i) => ` cross join lateral (${sql}) as "m${i}"`).join('')} order by "area"."position"`,
      [...codes, ...codes.map(nextPrefix), ...parts.flatMap(({ params }) => params)],
    );
    return found.map(
      (row) =>
        Object.fromEntries(
          measures.map(([measure], i) => [measure, { n: row[`n${i}`], previous: row[`previous${i}`] }]),
        ) as Record<M, WindowedCount>,
    );
  });
  return loader.load(areaCode);
}

/** RISING or FALLING from a tenth of change on; null when either number is hidden. */
export function trendOf(now: number | null, before: number | null): Trend | null {
  if (now === null || before === null) return null;
  if (now * 10 >= before * 11 && now > before) return 'RISING';
  return now * 10 <= before * 9 && now < before ? 'FALLING' : 'STEADY';
}
