import type { FilterQuery } from '@mikro-orm/core';
import { toChinaDay } from '../scalars/date-time.js';

/** The condition that a dated row is valid at an instant; `to` is the first day on which it no longer is. */
export function validAt({ from, to }: { readonly from: string; readonly to: string }, asOf: Date): FilterQuery<object> {
  const day = toChinaDay(asOf);
  return { [from]: { $lte: day }, $or: [{ [to]: null }, { [to]: { $gt: day } }] } as FilterQuery<object>;
}
