import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, identify, stillRuns } from './process-identity.mjs';
import { LauncherError, say } from './repository.mjs';

const fileOf = (dataDir) => join(dataDir, 'run.json');

/** What the last launcher of a data folder recorded, or undefined. */
export function readRecord(dataDir) {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Ends what a recorded launcher left running, PostgreSQL last. Returns the names of what was ended. */
export async function endRecorded({ processes = [] }) {
  const ended = [];
  for (const recorded of [...processes].reverse()) {
    const signal = recorded.name === 'postgres' ? 'SIGINT' : 'SIGTERM';
    if (await endProcess(recorded, { signal, graceMs: 10_000 })) ended.push(recorded.name);
  }
  return ended;
}

/**
 * Takes a data folder for this launcher: refuses when another launcher runs on it, ends what a killed one left behind.
 * The record names every process with its start time, as soon as it starts.
 */
export async function takeRecord(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const before = readRecord(dataDir);
  if (before && stillRuns(before.launcher)) {
    throw new LauncherError(
      `Shiyu already runs on ${dataDir} (process ${before.launcher.pid}). Stop it with npm run stop, or choose another folder: DATA_DIR=.data2 npm start`,
    );
  }
  if (before) {
    const ended = await endRecorded(before);
    if (ended.length > 0) say(`ended what an earlier start left running: ${ended.join(', ')}`);
  }
  const record = { launcher: identify('launcher', process.pid), processes: [] };
  const write = () => {
    writeFileSync(`${fileOf(dataDir)}.new`, JSON.stringify(record, null, 2));
    renameSync(`${fileOf(dataDir)}.new`, fileOf(dataDir));
  };
  rmSync(join(dataDir, 'system.json'), { force: true });
  write();
  return {
    launcher: record.launcher,
    processes: () => record.processes,
    add(name, pid) {
      record.processes = [...record.processes.filter((each) => each.name !== name), identify(name, pid)];
      write();
    },
    release() {
      rmSync(join(dataDir, 'system.json'), { force: true });
      rmSync(fileOf(dataDir), { force: true });
    },
  };
}
