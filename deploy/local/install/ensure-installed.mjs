import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { LaunchError } from '../launch-error.mjs';
import { readJson } from '../data-directory.mjs';
import { report } from '../report.mjs';
import { ROOT } from '../repository.mjs';
import { runTool } from './run-tool.mjs';
import { whileAloneInCheckout } from './work-lock.mjs';

/**
 * Runs `npm ci` when what is installed is not what package-lock.json says. No install scripts are run, whatever npm it is,
 * so that every machine gets the same: the launcher itself finds the binaries that such scripts would link. INSTALL_FAILED.
 */
export async function ensureInstalled({ root = ROOT, signal } = {}) {
  if (isInstalled(root)) return;
  await whileAloneInCheckout(
    async () => {
      if (isInstalled(root)) return;
      report('installing packages (npm ci)');
      const { command, args } = npm();
      const flags = [
        'ci',
        '--ignore-scripts',
        '--include=dev',
        '--include=optional',
        '--engine-strict=false',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ];
      const code = await runTool(command, [...args, ...flags], { cwd: root, env: process.env, signal });
      if (code !== 0) {
        throw new LaunchError(
          'INSTALL_FAILED',
          `npm ci ended with ${code}; its message is above. Check the connection to the package registry (npm ping) and try again.`,
        );
      }
      writeFileSync(stampFile(root), lockHash(root));
    },
    { root, signal },
  );
}

function isInstalled(root) {
  let stamp;
  try {
    stamp = readFileSync(stampFile(root), 'utf8');
  } catch {
    // None yet: an install by hand is as good when it holds what the lock file says.
  }
  const hash = lockHash(root);
  if (stamp === hash) return true;
  if (!holdsWhatTheLockSays(root)) return false;
  writeFileSync(stampFile(root), hash);
  return true;
}

/** Compares package-lock.json with npm's record of what it installed; packages for other platforms may be absent. */
function holdsWhatTheLockSays(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link, peer }]) => {
    if (!path.includes('node_modules/')) return true;
    if (link) return present[path] !== undefined;
    const found = present[path];
    return found ? found.version === version : Boolean(optional ?? devOptional ?? peer);
  });
}

const stampFile = (root) => join(root, 'node_modules', '.shiyu-installed');
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** The npm that started us, on the Node that started us; else the one on the path, or beside this Node. */
function npm() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script)) return { command: process.execPath, args: [script] };
  process.env.PATH = `${process.env.PATH ?? ''}${delimiter}${dirname(process.execPath)}`;
  return { command: 'npm', args: [] };
}
