import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bootId, identityOf, isRunning } from './process-identity.mjs';

/**
 * Takes a lock file for this process. A lock whose owner no longer runs is taken over.
 * @returns {{ release: () => void } | { owner: import('./process-identity.mjs').ProcessIdentity }} the lock, or who holds it
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify({ boot: bootId(), ...identityOf(process.pid) });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o644 });
  try {
    for (;;) {
      // A link appears with its content, so that nobody reads half a lock.
      try {
        linkSync(draft, file);
        return { release: () => holds(file, mine) && rmSync(file, { force: true }) };
      } catch (cause) {
        if (cause.code !== 'EEXIST') throw cause;
      }
      const owner = lockOwner(file);
      if (owner) return { owner };
      setAside(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Who holds a lock; undefined when nobody does, or its owner is gone. */
export function lockOwner(file) {
  try {
    const { boot, pid, startTime } = JSON.parse(readFileSync(file, 'utf8'));
    return boot === bootId() && isRunning({ pid, startTime }) ? { pid, startTime } : undefined;
  } catch {
    return undefined;
  }
}

/** Removes a dead owner's lock; if a live one slipped in since we looked, it is put back. */
function setAside(file) {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
    if (lockOwner(aside)) linkSync(aside, file);
  } catch (cause) {
    if (cause.code !== 'ENOENT' && cause.code !== 'EEXIST') throw cause;
  }
  rmSync(aside, { force: true });
}

function holds(file, content) {
  try {
    return readFileSync(file, 'utf8') === content;
  } catch {
    return false;
  }
}
