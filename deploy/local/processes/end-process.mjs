import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from './process-identity.mjs';

/** Asks politely, then insists: signal and how long it is given, in milliseconds. */
export const ORDERLY = Object.freeze([
  ['SIGTERM', 10_000],
  ['SIGKILL', 5_000],
]);

/** PostgreSQL's ladder: fast shutdown, immediate shutdown, then force. */
export const POSTGRES_ORDERLY = Object.freeze([
  ['SIGINT', 15_000],
  ['SIGQUIT', 3_000],
  ['SIGKILL', 5_000],
]);

/**
 * Ends a process if, and only if, it is still the one that was recorded. Resolves to whether it ran, once it is gone.
 * @param {import('./process-identity.mjs').ProcessIdentity} identity
 */
export async function endProcess(identity, ladder = ORDERLY) {
  if (!isRunning(identity)) return false;
  for (const [signal, graceMs] of ladder) {
    try {
      process.kill(identity.pid, signal);
    } catch (cause) {
      if (cause.code === 'ESRCH') return true;
      throw cause;
    }
    const until = Date.now() + graceMs;
    for (let waitMs = 5; Date.now() < until; waitMs = Math.min(waitMs * 2, 100)) {
      if (!isRunning(identity)) return true;
      await sleep(waitMs);
    }
  }
  return true;
}
