import type { FilterQuery } from '@mikro-orm/core';
import type { RequestContext } from '../context/request-context.js';
import { trendOf, windowedCounts, type Trend, type WindowedCounts } from './windowed-counts.js';

/** Cells below this are hidden from those who may see aggregates only (docs/domain.md §5). */
const SMALLEST_CELL = 10;
/** Codes longer than a township's are too fine for them (docs/domain.md §7, P8). */
const FINEST_CODE_LENGTH = 9;

/** One number of a statistic as the caller may see it; null is hidden. */
export interface Statistic {
  readonly n: number | null;
  readonly previous: number | null;
  readonly trend: Trend | null;
}

/**
 * The measures of one area, in its window and the one before, as the gateway's decision for the coordinate allows:
 * nothing without a decision; under AGGREGATE no village and no cell below 10.
 */
export async function areaStatistic<M extends string>(
  context: RequestContext,
  coordinate: string,
  areaCode: string,
  wanted: WindowedCounts & { readonly measures: Readonly<Record<M, FilterQuery<object>>> },
): Promise<Readonly<Record<M, Statistic>> | null> {
  const decision = context.decision(coordinate);
  if (decision === undefined || !/^\d{6,12}$/.test(areaCode)) return null;
  const coarse = decision === 'AGGREGATE';
  if (coarse && areaCode.length > FINEST_CODE_LENGTH) return null;
  const counts = await windowedCounts(context, wanted, areaCode);
  if (!counts) return null;
  const visible = (n: number): number | null => (coarse && n < SMALLEST_CELL ? null : n);
  const measures = Object.entries(counts) as [M, { n: number; previous: number }][];
  return Object.fromEntries(
    measures.map(([measure, count]) => {
      const [n, previous] = [visible(count.n), visible(count.previous)];
      return [measure, { n, previous, trend: trendOf(n, previous) }];
    }),
  ) as Record<M, Statistic>;
}
