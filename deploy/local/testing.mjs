import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFiles, readJson } from './data-directory.mjs';
import { findNode } from './install/find-node.mjs';
import { ROOT } from './repository.mjs';

/**
 * Starts the whole system for tests, as `npm start` does, on free ports and in its own data directory; a system of the
 * developer may run beside it. It ends with `stop`, or when this process is gone, however that came about.
 * @param {{ dataDir?: string, dataset?: 'S' | 'M' | 'L', env?: NodeJS.ProcessEnv }} [options] without `dataDir` a throw-away one
 * @returns {Promise<{ system: object, dataDir: string, launcher: ReturnType<typeof startLauncher>, stop: () => Promise<void> }>}
 *   `system` as in DATA_DIR/system.json
 */
export async function startSystem({ dataDir, dataset = 'S', env = {} } = {}) {
  const folder = dataDir ?? throwAwayFolder();
  const clear = () => dataDir || rmSync(folder, { recursive: true, force: true });
  const launcher = startLauncher({ ...env, DATA_DIR: folder, DATASET: dataset });
  const stop = async () => {
    const how = await launcher.end('SIGTERM');
    clear();
    if (how !== 0) throw new Error(`The launcher ended with ${how} instead of 0:\n${launcher.output()}`);
  };
  try {
    await launcher.prints(/^ready http:\S+\n/m);
  } catch (cause) {
    clear();
    throw new Error(`The system did not start:\n${cause.message}`, { cause });
  }
  return { system: readJson(dataFiles(folder).system), dataDir: folder, launcher, stop };
}

/**
 * Runs a command of this folder with settings of its own, by default the launcher on any free port. It ends when this
 * process is gone.
 * @param {NodeJS.ProcessEnv} env
 */
export function startLauncher(env, script = 'start.mjs') {
  const child = spawn(findNode(), [join(ROOT, 'deploy/local', script)], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', PORT: '0', SHIYU_STOP_WITH_STDIN: '1', ...env },
  });
  const written = { stdout: '', stderr: '', all: '' };
  const waiting = new Set();
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (chunk) => {
      written[name] += chunk;
      written.all += chunk;
      for (const check of waiting) check();
    });
  }
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  return {
    pid: child.pid,
    /** Exit code, or the signal that ended it. */
    ended,
    output: (name = 'all') => written[name],
    /** Resolves once it has written something; raises with all it wrote if it ends without. */
    async prints(pattern) {
      let check;
      const seen = new Promise((resolve) => {
        check = () => pattern.test(written.all) && resolve(true);
      });
      waiting.add(check);
      check();
      const found = await Promise.race([seen, ended.then(() => pattern.test(written.all))]);
      waiting.delete(check);
      if (!found) throw new Error(written.all);
    },
    /** Sends a signal and resolves to how it ended. */
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** A data directory that PostgreSQL's user can reach. */
export function throwAwayFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-test-'));
  chmodSync(folder, 0o755);
  return folder;
}
