const waitingFor = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `leave` when a caller gives up, unless what is returned is called before. All that wait for one caller hear of it
 * through one listener: a request has several upstream, and adding and removing a listener for each costs more than a set.
 */
export function onAbort(signal: AbortSignal, leave: () => void): () => void {
  let waiting = waitingFor.get(signal);
  if (!waiting) {
    const all = (waiting = new Set<() => void>());
    waitingFor.set(signal, all);
    signal.addEventListener('abort', () => all.forEach((each) => each()), { once: true });
  }
  waiting.add(leave);
  return () => waiting.delete(leave);
}
