import { rmSync } from 'node:fs';
import { bootId, identityOf } from './process-identity.mjs';
import { readJson, writeJson } from '../data-directory.mjs';

/**
 * The launcher's record of what it owns, on disk from the moment a process exists, so that the next start can end what a
 * killed launcher left behind.
 * @typedef {{ name: string, pid: number, startTime: string, kind: 'postgres' | 'process' }} OwnedProcess
 */

/** Opens the record for this launcher; it starts empty. */
export function createRunState(file) {
  /** @type {Map<number, OwnedProcess>} */
  const owned = new Map();
  const launcher = identityOf(process.pid);
  let details = {};
  const save = () => writeJson(file, { boot: bootId(), launcher, ...details, owned: [...owned.values()] });
  save();
  return {
    launcher,
    /** Remembers a process just started; undefined when it has ended already. */
    add(name, pid, kind = 'process') {
      const identity = identityOf(pid);
      if (!identity) return undefined;
      const entry = { name, ...identity, kind };
      owned.set(pid, entry);
      save();
      return entry;
    },
    /** Forgets a process that has ended. */
    remove(pid) {
      if (owned.delete(pid)) save();
    },
    /** Remembers something else about the run, such as where the cluster lies. */
    note(more) {
      details = { ...details, ...more };
      save();
    },
    close() {
      rmSync(file, { force: true });
    },
  };
}

/** What a launcher recorded; undefined when nothing is, or it was before the machine last started. */
export function readRunState(file) {
  const state = readJson(file);
  return state && Array.isArray(state.owned) && state.boot === bootId() ? state : undefined;
}
