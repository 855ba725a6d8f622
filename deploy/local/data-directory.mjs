import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where things lie in DATA_DIR. Everything named here is ours: `npm run reset` removes these and nothing else. */
export function dataFiles(dataDir) {
  return Object.freeze({
    /** who launched; present only while a launcher runs */
    lock: join(dataDir, 'launcher.lock'),
    /** what the launcher owns: processes by id and start time */
    run: join(dataDir, 'run.json'),
    /** the running system as others see it (docs/contracts.md §1) */
    system: join(dataDir, 'system.json'),
    dataset: join(dataDir, 'dataset.json'),
    /** signing keys, one per subgraph (secret) */
    keys: join(dataDir, 'keys.json'),
    /** passwords of the cluster's roles (secret) */
    passwords: join(dataDir, 'passwords.json'),
    /** the development issuer's keys */
    issuer: join(dataDir, 'issuer'),
    /** the embedded cluster */
    cluster: join(dataDir, 'postgres'),
    logs: join(dataDir, 'logs'),
  });
}

/**
 * Makes DATA_DIR and its log folder. Others may pass through it (PostgreSQL runs as another user when we are root); what
 * is secret in it is 0600 by itself. A folder that is there already keeps its mode.
 */
export function ensureDataDirectory(dataDir) {
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o755);
  }
  mkdirSync(dataFiles(dataDir).logs, { recursive: true });
}

/** Reads a JSON file; undefined when there is none or it is broken. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a JSON file so that a reader sees the old one or the new one, never half. */
export function writeJson(file, value, mode = 0o644) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, `${JSON.stringify(value, undefined, 2)}\n`, { mode });
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}
