/** The gateway keeps documents (48 MiB) and compiled operations (64 MiB), by its own estimate of their size. */
const CACHES_MIB = 112;
const SLACK_MIB = 32;

/** Says so when the heap grew by more than the caches may hold. */
export function growth(before, after) {
  const grownMiB = after.heapMiB - before.heapMiB;
  if (grownMiB <= CACHES_MIB + SLACK_MIB) return undefined;
  return `FAULT: the gateway's heap grew by ${grownMiB} MiB; its caches hold ${CACHES_MIB} MiB at most`;
}
