import type { Operation } from './operations/operation.js';
import type { Overrides } from './plan/join-spec/overrides.js';

/** The share of requests, in percent, for which each label of a progressive `@override` holds. */
export type OverridePercentages = ReadonlyMap<string, number>;

const NONE: ReadonlySet<string> = new Set();
/** The form of label that Federation itself gives a meaning: `percent(12.5)`. */
const PERCENT = /^percent\((\d{1,3}(?:\.\d{1,8})?)\)$/;

/**
 * Draws for one request which labels hold: by the setting for a label, by the percentage that the label itself names, or
 * not at all. Labels of fields that the operation cannot reach are left out, because each outcome has a plan of its own.
 */
export function drawOverrides(
  { fieldNames }: Pick<Operation, 'fieldNames'>,
  { overrides, joinFields }: { readonly overrides: Overrides; readonly joinFields: ReadonlySet<string> },
  percentages: OverridePercentages,
  random: () => number = Math.random,
): ReadonlySet<string> {
  if (overrides.size === 0) return NONE;
  const holding = [...overrides].flatMap(([label, fields]) => {
    const isReached = [...fields].some((name) => fieldNames.has(name) || joinFields.has(name));
    const percent = percentages.get(label) ?? Number(PERCENT.exec(label)?.[1] ?? 0);
    return isReached && random() * 100 < percent ? [label] : [];
  });
  return holding.length > 0 ? new Set(holding) : NONE;
}
