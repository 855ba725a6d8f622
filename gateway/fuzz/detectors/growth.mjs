/** The gateway keeps documents (48 MiB) and compiled operations (64 MiB), by its own estimate of their size. */
const CACHES_MIB = 112;
/** How far that estimate may be out. */
const ESTIMATE = 1.25;
/** What code and connections come to take after the first round. */
const SLACK_MIB = 24;

/**
 * What grew by more than it may, from the end of the first round to the end of the last: what the caches hold is bounded, and
 * what is left once they are emptied does not grow.
 */
export function growth(before, after) {
  const cachedMiB = after.heapMiB - after.emptiedMiB;
  if (cachedMiB > CACHES_MIB * ESTIMATE)
    return `FAULT: ${cachedMiB} MiB of the gateway's heap are freed by a reload; its caches hold ${CACHES_MIB} MiB at most`;
  const grownMiB = after.emptiedMiB - before.emptiedMiB;
  if (grownMiB > SLACK_MIB)
    return `FAULT: the gateway's heap without caches grew by ${grownMiB} MiB; ${SLACK_MIB} MiB are allowed`;
  return undefined;
}
