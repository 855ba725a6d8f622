import { spawn } from 'node:child_process';
import { LaunchError } from '../launch-error.mjs';

/**
 * Runs a tool (npm, turbo) in the foreground, its output on our stderr. Resolves to its exit code; a signal that ends it
 * counts as 1. `signal` ends it early and raises STOPPED.
 * @param {string} command @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, signal?: AbortSignal, quiet?: boolean }} options `quiet` shows the output only on failure
 */
export function runTool(command, args, { cwd, env, signal, quiet = false }) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2] });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    const stop = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', stop, { once: true });
    child.once('error', (cause) =>
      reject(new LaunchError('INSTALL_FAILED', `${command} cannot be run: ${cause.message}.`, cause)),
    );
    child.once('close', (code) => {
      signal?.removeEventListener('abort', stop);
      if (signal?.aborted) return reject(new LaunchError('STOPPED', 'Stopped.'));
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}
