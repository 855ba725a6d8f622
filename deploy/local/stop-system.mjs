import { rmSync } from 'node:fs';
import { cleanUp } from './processes/clean-up.mjs';
import { dataFiles } from './data-directory.mjs';
import { endProcess } from './processes/end-process.mjs';
import { lockOwner } from './processes/lock.mjs';
import { isRunning } from './processes/process-identity.mjs';
import { readRunState } from './processes/run-state.mjs';

/** A launcher ends its children one stage after the other, each with its own grace. */
const LAUNCHER_LADDER = [
  ['SIGTERM', 60_000],
  ['SIGKILL', 5_000],
];

/** Ends the launcher of a data directory and, where it no longer could, what it had started. Resolves to the names. */
export async function stopSystem(dataDir) {
  const files = dataFiles(dataDir);
  const launcher = lockOwner(files.lock);
  const running = (readRunState(files.run)?.owned ?? []).filter(isRunning).map(({ name }) => name);
  if (launcher) await endProcess(launcher, LAUNCHER_LADDER);
  const left = await cleanUp(dataDir);
  if (!lockOwner(files.lock)) rmSync(files.lock, { force: true });
  return [...new Set([...running, ...left, ...(launcher ? ['launcher'] : [])])];
}
