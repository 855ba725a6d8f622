import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.mjs';
import { ROOT } from '../repository.mjs';

/** The oldest Node the launcher itself runs on, and the one that the system runs on. */
const OLDEST_FOR_LAUNCHER = 20;
const OLDEST_FOR_SYSTEM = 24;

/** Raises NODE_TOO_OLD when not even the launcher can run. */
export function requireLauncherNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) < OLDEST_FOR_LAUNCHER) {
    throw new LaunchError(
      'NODE_TOO_OLD',
      `This is Node ${version}. Install Node ${OLDEST_FOR_LAUNCHER} or newer (https://nodejs.org) and try again.`,
    );
  }
}

/**
 * The Node that the system's programs run on: the one that came with the packages, found in its own folder because an npm
 * that runs no install scripts may have linked nothing; else the current one if new enough. Raises NODE_TOO_OLD.
 */
export function findNode({ root = ROOT, platform = process.platform, arch = process.arch, current = process } = {}) {
  for (const name of [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`]) {
    const shipped = join(root, 'node_modules', name, 'bin', 'node');
    if (existsSync(shipped)) return shipped;
  }
  if (Number.parseInt(current.versions.node, 10) >= OLDEST_FOR_SYSTEM) return current.execPath;
  throw new LaunchError(
    'NODE_TOO_OLD',
    `Shiyu runs on Node ${OLDEST_FOR_SYSTEM}; this is Node ${current.versions.node}, and no Node came with the packages for ${platform} ${arch}. Install Node ${OLDEST_FOR_SYSTEM} (https://nodejs.org) and try again.`,
  );
}
