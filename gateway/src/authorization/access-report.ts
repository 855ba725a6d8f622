import type { Coordinate } from './coordinate.js';
import type { Decision } from './authorize.js';

/** One line of `extensions.access`: which field of the operation was denied, masked or limited, and whom to ask. */
export interface AccessEntry {
  /** response keys from the root, without list positions */
  readonly path: string;
  readonly decision: string;
  readonly rule: string;
  readonly item: string;
  readonly ask: string;
}

/** What the decision reports to the caller, by the paths of their own operation. */
export function accessReport(decision: Decision, paths: ReadonlyMap<Coordinate, readonly string[]>): AccessEntry[] {
  return [...decision.reasons].flatMap(([coordinate, reason]) =>
    (paths.get(coordinate) ?? []).map((path) => ({ path, ...reason })),
  );
}
