import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFiles, readJson, writeJson } from '../data-directory.mjs';
import { cleanUp } from '../processes/clean-up.mjs';
import { identityOf, isRunning, startedAtSeconds } from '../processes/process-identity.mjs';
import { createRunState } from '../processes/run-state.mjs';

let dataDir;
let files;
const children = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shiyu-clean-up-'));
  files = dataFiles(dataDir);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function startProcess() {
  const child = spawn(process.execPath, ['-e', "console.log('up'); setInterval(() => {}, 1000)"], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return identityOf(child.pid);
}

test('what a launcher recorded is ended, and its record of the run is gone', async () => {
  const [server, database] = [await startProcess(), await startProcess()];
  const state = createRunState(files.run);
  state.add('postgres', database.pid, 'postgres');
  state.add('gateway', server.pid);
  writeJson(files.system, {});
  // The database last, because the servers lean on it.
  expect(await cleanUp(dataDir)).toEqual(['gateway', 'postgres']);
  expect([server, database].map(isRunning)).toEqual([false, false]);
  expect([files.run, files.system].map(existsSync)).toEqual([false, false]);
});

test('a process that only has the id of a recorded one is not touched', async () => {
  const foreign = await startProcess();
  createRunState(files.run).add('gateway', foreign.pid);
  const recorded = readJson(files.run);
  writeJson(files.run, { ...recorded, owned: [{ ...recorded.owned[0], startTime: '1' }] });
  expect(await cleanUp(dataDir)).toEqual([]);
  expect(isRunning(foreign)).toBe(true);
});

test('what was recorded before the machine started last is not looked for', async () => {
  const foreign = await startProcess();
  createRunState(files.run).add('gateway', foreign.pid);
  writeJson(files.run, { ...readJson(files.run), boot: 'another' });
  expect(await cleanUp(dataDir)).toEqual([]);
  expect(isRunning(foreign)).toBe(true);
});

/** A cluster whose own record names a server: line 1 its process id, line 3 its start in seconds since 1970. */
function clusterOf({ pid }, startedAt) {
  mkdirSync(files.cluster);
  const record = join(files.cluster, 'postmaster.pid');
  writeFileSync(record, `${pid}\n${files.cluster}\n${Math.round(startedAt)}\n5432\n\n127.0.0.1\n`);
  return record;
}

test('a server that only its cluster knows of is ended', async () => {
  const server = await startProcess();
  const record = clusterOf(server, startedAtSeconds(server.pid));
  expect(await cleanUp(dataDir)).toEqual(['postgres']);
  expect([isRunning(server), existsSync(record)]).toEqual([false, false]);
});

test('a process that only has the id of a dead server is not touched, and does not keep the cluster from starting', async () => {
  const foreign = await startProcess();
  const record = clusterOf(foreign, startedAtSeconds(foreign.pid) - 60);
  expect(await cleanUp(dataDir)).toEqual([]);
  expect([isRunning(foreign), existsSync(record)]).toEqual([true, false]);
});

test('where nothing was left, nothing is done', async () => {
  expect(await cleanUp(dataDir)).toEqual([]);
});
