import type { DraftFetch, DraftPlan } from '../draft-plan.js';

/** A fetch and the earliest round in which it can run, or a later one in which it costs no request of its own. */
export interface ScheduledFetch extends DraftFetch {
  readonly round: number;
}

/**
 * Gives each fetch its round: one after the last of what it needs. An entity fetch that nothing waits for moves to the
 * next round in which its subgraph is asked anyway: the answer is not complete before that round, so nobody waits longer.
 */
export function assignRounds({ fetches, inSequence }: DraftPlan): readonly ScheduledFetch[] {
  const rounds: number[] = [];
  for (const { id, after } of fetches)
    rounds[id] = Math.max(-1, ...[...after].map((before) => rounds[before] ?? 0)) + 1;
  const awaited = new Set(fetches.flatMap(({ after }) => [...after]));
  const earliest = [...rounds];
  return fetches.map((fetch) => {
    const round = earliest[fetch.id] as number;
    if (inSequence || awaited.has(fetch.id) || !isMergeable(fetch)) return { ...fetch, round };
    const later = fetches
      .filter((other) => other.subgraph === fetch.subgraph && isMergeable(other))
      .map(({ id }) => earliest[id] as number);
    return { ...fetch, round: Math.max(round, ...later) };
  });
}

/**
 * Whether a fetch can share a request with others: entity fetches can, unless `@fromContext` gives each place arguments of
 * its own.
 */
export function isMergeable({ requires, contextArguments, operationKind, operation }: DraftFetch): boolean {
  return (
    requires !== undefined &&
    contextArguments.length === 0 &&
    operationKind === 'query' &&
    operation.definitions.length === 1
  );
}
