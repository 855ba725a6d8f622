import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from '../processes/lock.mjs';
import { report } from '../report.mjs';
import { ROOT } from '../repository.mjs';

/** Runs `work` while no other command installs or builds in this checkout; waits for the other's end first. */
export async function whileAloneInCheckout(work, { root = ROOT, signal } = {}) {
  const file = join(root, '.turbo', 'install-and-build.lock');
  for (let waited = false; ; waited = true) {
    const lock = takeLock(file);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!waited) report(`waiting for another command (process ${lock.owner.pid}) that installs or builds here`);
    await sleep(200, undefined, { signal });
  }
}
