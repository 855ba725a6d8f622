import { rmSync } from 'node:fs';
import { bringUp } from './bring-up.mjs';
import { cleanUp } from './processes/clean-up.mjs';
import { dataFiles, ensureDataDirectory, readJson, writeJson } from './data-directory.mjs';
import { LaunchError } from './launch-error.mjs';
import { takeLock } from './processes/lock.mjs';
import { requireFreePort } from './processes/port.mjs';
import { createSupervisor } from './processes/supervisor.mjs';
import { report } from './report.mjs';
import { createRunState } from './processes/run-state.mjs';

/**
 * Runs the whole system in DATA_DIR until `stop`: one launcher at a time, what a killed one left is ended first. Raises a
 * LaunchError after ending all it began; `signal` ends it at any moment, which raises too.
 * @param {object} options
 * @param {ReturnType<typeof import('./settings.mjs').readSettings>} options.settings
 * @param {(signal: AbortSignal) => Promise<void>} options.install makes all packages present
 * @param {(signal: AbortSignal) => Promise<void>} options.build makes all programs present
 * @param {() => ReturnType<typeof import('./programs.mjs').systemPrograms>} options.programs asked once installed
 * @param {AbortSignal} options.signal
 * @returns {Promise<{ system: object, stop: () => Promise<void> }>} `system` as in DATA_DIR/system.json
 */
export async function launch({ settings, install, build, programs, signal }) {
  const { dataDir, port } = settings;
  const files = dataFiles(dataDir);
  const lock = lockDataDirectory(dataDir);
  const failed = new AbortController();
  const ended = AbortSignal.any([signal, failed.signal]);
  let state;
  let supervisor;
  let system;
  const stop = async () => {
    await supervisor?.stopAll();
    rmSync(files.system, { force: true });
    state?.close();
    lock.release();
  };
  const writeSystem = () => {
    if (!system) return;
    system = { ...system, launcher: state.launcher, processes: supervisor.processes() };
    writeJson(files.system, system, 0o600);
  };
  try {
    for (const name of await cleanUp(dataDir)) report(`ended ${name}, which a killed launcher had left`);
    await requireFreePort(port);
    await install(ended);
    state = createRunState(files.run);
    supervisor = createSupervisor({ state, logs: files.logs, report, onChange: writeSystem });
    ended.addEventListener('abort', () => void supervisor.stopAll(), { once: true });
    ended.throwIfAborted();
    system = await bringUp({ settings, state, supervisor, programs, build: () => build(ended) });
    ended.throwIfAborted();
    writeSystem();
    return { system, stop };
  } catch (cause) {
    failed.abort(cause);
    await stop();
    if (isDiskFull(cause)) throw diskFull(dataDir, cause);
    throw cause;
  }
}

function lockDataDirectory(dataDir) {
  const files = dataFiles(dataDir);
  let lock;
  try {
    ensureDataDirectory(dataDir);
    lock = takeLock(files.lock);
  } catch (cause) {
    if (isDiskFull(cause)) throw diskFull(dataDir, cause);
    if (cause.code !== 'EACCES' && cause.code !== 'EROFS' && cause.code !== 'EPERM') throw cause;
    throw new LaunchError(
      'DIRECTORY_UNREACHABLE',
      `${dataDir} cannot be written (${cause.code}). Does it belong to another user? Choose another: DATA_DIR=/path npm start`,
      cause,
    );
  }
  if ('release' in lock) return lock;
  const url = readJson(files.system)?.gateway?.url;
  const where = url ? ` and answers at ${url}` : ', still starting';
  throw new LaunchError(
    'ALREADY_RUNNING',
    `A system of ${dataDir} runs already (launcher: process ${lock.owner.pid})${where}. End it with npm run stop, or start another with its own DATA_DIR and PORT.`,
  );
}

/** Our own write failed, or a program ended with the system's words for it. */
const isDiskFull = ({ code, message }) => code === 'ENOSPC' || message.includes('No space left on device');

const diskFull = (dataDir, cause) =>
  new LaunchError(
    'DISK_FULL',
    `${cause.message}\nThe disk of ${dataDir} is full. Make room there, then start again.`,
    cause,
  );
