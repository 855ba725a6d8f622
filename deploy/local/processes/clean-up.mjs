import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles, readJson } from '../data-directory.mjs';
import { endProcess, ORDERLY, POSTGRES_ORDERLY } from './end-process.mjs';
import { identityOf, isRunning, startedAtSeconds } from './process-identity.mjs';
import { readRunState } from './run-state.mjs';

/**
 * Ends what a launcher that is gone left behind: the processes it recorded, by id and start time, nothing else; then the
 * cluster's server if only its own record names it. Call it while holding the launcher's lock, or when its owner is dead.
 * Resolves to the names of what was ended.
 */
export async function cleanUp(dataDir) {
  const files = dataFiles(dataDir);
  const state = readRunState(files.run);
  const ended = [];
  if (state) {
    // Last started, first ended: nothing loses what it leans on. Servers of one kind go together.
    const left = state.owned.filter(isRunning).reverse();
    const end = async (entry) => {
      if (await endProcess(entry, entry.kind === 'postgres' ? POSTGRES_ORDERLY : ORDERLY)) ended.push(entry.name);
    };
    await Promise.all(left.filter(({ kind }) => kind !== 'postgres').map(end));
    await Promise.all(left.filter(({ kind }) => kind === 'postgres').map(end));
  }
  const cluster = readJson(files.run)?.cluster ?? files.cluster;
  if (await endServerOf(cluster)) ended.push('postgres');
  rmSync(files.run, { force: true });
  rmSync(files.system, { force: true });
  return ended;
}

/**
 * Ends the server that `postmaster.pid` of a cluster names, if a process of that id started when the file says; removes
 * the file when its server is gone, because PostgreSQL would refuse to start if another process had that id by now.
 */
export async function endServerOf(cluster) {
  const file = join(cluster, 'postmaster.pid');
  let lines;
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return false;
  }
  // Line 1: process id; line 3: start time in seconds (PostgreSQL, miscadmin.h, LOCK_FILE_LINE_*).
  const pid = Number(lines[0]);
  const startedAt = startedAtSeconds(pid);
  const same = startedAt !== undefined && Math.abs(startedAt - Number(lines[2])) <= 3;
  if (same) await endProcess(identityOf(pid), POSTGRES_ORDERLY);
  rmSync(file, { force: true });
  return same;
}
