import type { FetchStep } from '../plan/executable-plan.js';

/** Runs each fetch as soon as all that it depends on have ended. Rejects as soon as one does. */
export async function runByDependency(
  fetches: readonly FetchStep[],
  runFetch: (fetch: FetchStep) => Promise<void>,
): Promise<void> {
  const waitingFor = fetches.map(({ dependsOn }) => dependsOn.length);
  const run = async (fetch: FetchStep): Promise<void> => {
    await runFetch(fetch);
    const next: Promise<void>[] = [];
    for (const follower of fetches) {
      if (!follower.dependsOn.includes(fetch.id)) continue;
      const left = (waitingFor[follower.id] as number) - 1;
      waitingFor[follower.id] = left;
      if (left === 0) next.push(run(follower));
    }
    if (next.length > 0) await Promise.all(next);
  };
  const first = fetches.filter(({ dependsOn }) => dependsOn.length === 0);
  await (first.length === 1 ? run(first[0] as FetchStep) : Promise.all(first.map(run)));
}
