import { existsSync } from 'node:fs';
import { LaunchError } from '../launch-error.mjs';

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
