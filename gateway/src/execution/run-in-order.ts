import type { FetchStep } from '../plan/executable-plan.js';

/** Runs each fetch as soon as all that it depends on have ended. Rejects as soon as one does. */
export async function runInOrder(
  fetches: readonly FetchStep[],
  runFetch: (fetch: FetchStep) => Promise<void>,
): Promise<void> {
  const waitingFor = fetches.map(({ dependsOn }) => dependsOn.length);
  const run = async (fetch: FetchStep): Promise<void> => {
    await runFetch(fetch);
    const next = fetches.filter(({ id, dependsOn }) => {
      if (!dependsOn.includes(fetch.id)) return false;
      waitingFor[id] = (waitingFor[id] as number) - 1;
      return waitingFor[id] === 0;
    });
    if (next.length > 0) await Promise.all(next.map(run));
  };
  await Promise.all(fetches.filter(({ dependsOn }) => dependsOn.length === 0).map(run));
}
