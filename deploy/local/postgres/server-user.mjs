import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LaunchError } from '../launch-error.mjs';

/** `nobody`: PostgreSQL refuses to run as root, so that as root its programs run as this user. */
const NOBODY = Object.freeze({ uid: 65_534, gid: 65_534 });

/**
 * The user a cluster's programs must run as; undefined = ours. As root, an existing cluster keeps its owner.
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function serverUser(cluster) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** Whether a user can pass through every folder above a path (which itself need not exist yet). */
export function canReach(path, user) {
  if (!user) return true;
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  for (folder = realpathSync(folder); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Where what belongs to `path` lies when the server's user cannot reach it: a folder of ours below the system's own. */
export function reachableFolderFor(path) {
  const name = `shiyu-${createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16)}`;
  const parents = [...new Set([tmpdir(), '/var/tmp', '/tmp'])];
  const folder = parents
    .map((parent) => join(parent, name))
    .find((candidate) => existsSync(dirname(candidate)) && canReach(candidate, NOBODY));
  if (!folder) {
    throw new LaunchError(
      'DIRECTORY_UNREACHABLE',
      `PostgreSQL does not run as root, and the user it gets instead (uid ${NOBODY.uid}) can reach neither ${path} nor ${parents.join(' nor ')}. Set DATA_DIR to a folder that everybody may pass through, for example DATA_DIR=/srv/shiyu.`,
    );
  }
  return folder;
}

/** Makes such a folder. Names in shared folders can be taken by others: raises DIRECTORY_UNREACHABLE unless it is ours alone. */
export function ensureReachableFolder(folder) {
  if (!existsSync(folder)) {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
  }
  const { uid, mode } = lstatSync(folder);
  if (uid !== process.getuid() || (mode & 0o022) !== 0 || !lstatSync(folder).isDirectory()) {
    throw new LaunchError(
      'DIRECTORY_UNREACHABLE',
      `${folder} is there already and is not ours alone. Remove it, or set DATA_DIR to a folder that everybody may pass through.`,
    );
  }
}

/** A copy of a folder of programs that the server's user can reach; made once for each `version`. */
export function reachableCopy(folder, version) {
  const parent = reachableFolderFor(folder);
  const copy = join(parent, version);
  ensureReachableFolder(parent);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    makeReadable(draft);
    try {
      renameSync(draft, copy);
    } catch (cause) {
      if (!existsSync(copy)) throw cause;
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return copy;
}

/** An install under a strict umask is readable by its owner only. */
function makeReadable(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
