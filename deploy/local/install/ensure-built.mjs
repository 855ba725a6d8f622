import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findNode } from './find-node.mjs';
import { LaunchError } from '../launch-error.mjs';
import { report } from '../report.mjs';
import { ROOT } from '../repository.mjs';
import { runTool } from './run-tool.mjs';
import { whileAloneInCheckout } from './work-lock.mjs';
import { workspaceFolders } from './workspace-folders.mjs';

/**
 * Builds every workspace with turbo, which caches by content. Where no source changed since the last build, turbo itself is
 * not even started: sizes and times of the sources are compared with a stamp, about 20 ms. Raises BUILD_FAILED.
 */
export async function ensureBuilt({ root = ROOT, signal } = {}) {
  if (isBuilt(root)) return;
  await whileAloneInCheckout(
    async () => {
      const sources = fingerprint(root);
      if (isBuilt(root)) return;
      report('building (turbo run build)');
      const node = findNode({ root });
      const bins = [
        dirname(node),
        join(root, 'node_modules', '.bin'),
        process.env.PATH ?? '',
        dirname(process.execPath),
      ];
      const env = {
        ...process.env,
        PATH: bins.join(delimiter),
        TURBO_TELEMETRY_DISABLED: '1',
        DO_NOT_TRACK: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
      };
      const code = await runTool(
        node,
        [join(root, 'node_modules/turbo/bin/turbo'), 'run', 'build', '--output-logs=errors-only'],
        { cwd: root, env, signal, quiet: true },
      );
      if (code !== 0)
        throw new LaunchError('BUILD_FAILED', `The build ended with ${code}; the compiler's message is above.`);
      // The fingerprint from before the build: a file saved meanwhile is built next time.
      mkdirSync(dirname(stampFile(root)), { recursive: true });
      writeFileSync(stampFile(root), sources);
    },
    { root, signal },
  );
}

const stampFile = (root) => join(root, '.turbo', 'shiyu-built');

function isBuilt(root) {
  try {
    return readFileSync(stampFile(root), 'utf8') === fingerprint(root) && workspaceFolders(root).every(hasOutput(root));
  } catch {
    return false;
  }
}

/** Names, sizes and times of all that a build reads. */
function fingerprint(root) {
  const hash = createHash('sha256');
  const note = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.base.json', 'turbo.json']) note(file);
  for (const workspace of workspaceFolders(root)) {
    for (const file of ['package.json', 'tsconfig.json'])
      if (existsSync(join(root, workspace, file))) note(join(workspace, file));
    for (const file of filesBelow(root, join(workspace, 'src'))) note(file);
  }
  return hash.digest('hex');
}

/** Whether a workspace that has sources has been built at all. */
const hasOutput = (root) => (workspace) =>
  !existsSync(join(root, workspace, 'src')) || existsSync(join(root, workspace, 'dist'));

function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}
