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
 * @returns {Promise<{ system: object, dataDir: string, stop: () => Promise<void> }>} `system` as in DATA_DIR/system.json
 */
export async function startSystem({ dataDir, dataset = 'S', env = {} } = {}) {
  const folder = dataDir ?? throwAwayFolder();
  const launcher = spawn(findNode(), [join(ROOT, 'deploy/local/start.mjs')], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      ...env,
      DATA_DIR: folder,
      DATASET: dataset,
      PORT: '0',
      SHIYU_STOP_WITH_STDIN: '1',
    },
  });
  const ended = new Promise((resolve) => launcher.once('close', (code, signal) => resolve(signal ?? code)));
  const stop = async () => {
    launcher.kill('SIGTERM');
    const how = await ended;
    if (!dataDir) rmSync(folder, { recursive: true, force: true });
    if (how !== 0) throw new Error(`The launcher ended with ${how} instead of 0:\n${output.join('')}`);
  };
  const output = [];
  launcher.stderr.on('data', (chunk) => output.push(chunk));
  const ready = new Promise((resolve) => {
    let text = '';
    launcher.stdout.on('data', (chunk) => {
      output.push(chunk);
      text += chunk;
      if (/^ready http:\S+\n/m.test(text)) resolve('ready');
    });
  });
  if ((await Promise.race([ready, ended])) !== 'ready') {
    if (!dataDir) rmSync(folder, { recursive: true, force: true });
    throw new Error(`The system did not start:\n${output.join('')}`);
  }
  return { system: readJson(dataFiles(folder).system), dataDir: folder, stop };
}

function throwAwayFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-test-'));
  chmodSync(folder, 0o755);
  return folder;
}
