import { spawn } from 'node:child_process';
import { ensureBuilt } from './install/ensure-built.mjs';
import { ensureInstalled } from './install/ensure-installed.mjs';
import { findNode, requireLauncherNode } from './install/find-node.mjs';
import { requirePlatform } from './install/require-platform.mjs';
import { printError } from './launch-error.mjs';
import { PROGRAM_ENVIRONMENT } from './program-environment.mjs';

/**
 * Installs and builds what is missing, then runs a program on the shipped Node in our place: its input, output, signals
 * and exit code are ours. Prints nothing itself on stdout.
 * @param {string[]} args of Node: flags, script, the script's arguments
 */
export async function runProgram(args) {
  try {
    requireLauncherNode();
    requirePlatform();
    await ensureInstalled();
    await ensureBuilt();
    process.exitCode = await inOurPlace(findNode(), args);
  } catch (cause) {
    printError(cause);
    process.exitCode = 1;
  }
}

function inOurPlace(command, args) {
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...PROGRAM_ENVIRONMENT, ...process.env },
  });
  // Ctrl-C reaches the child by itself; we only have to outlive it. The others are passed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
