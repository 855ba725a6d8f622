import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { repositoryRoot } from '../repository.js';

/**
 * Runs a script at the repository's root on the Node that runs us; resolves to what it said when it failed, to nothing when
 * it succeeded. Tools are named by their script, because where npm runs no install scripts links may be missing.
 */
export function runNode(...args: readonly string[]): Promise<readonly string[]> {
  const path = [dirname(process.execPath), join(repositoryRoot, 'node_modules/.bin'), process.env['PATH'] ?? ''];
  const env = { ...process.env, PATH: path.join(delimiter), TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const said = Buffer.concat(output).toString('utf8').trim();
      resolve(code === 0 ? [] : [said || `node ${args.join(' ')} ended with ${signal ?? code} and said nothing.`]);
    });
  });
}
