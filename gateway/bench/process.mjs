import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** USER_HZ, 100 on every Linux that Node supports. */
const TICKS_PER_SECOND = 100;

/** Starts a program on the given CPU; resolves with it, the JSON of its first line, and what it wrote to stderr so far. */
export async function startProgram(args, { cpu, env = {}, name }) {
  const pinned = cpu !== undefined && existsSync('/usr/bin/taskset');
  const child = spawn(
    pinned ? '/usr/bin/taskset' : process.execPath,
    [...(pinned ? ['-c', String(cpu), process.execPath] : []), ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LOG_LEVEL: 'error', NODE_ENV: 'production', ...env },
    },
  );
  const errors = [];
  child.stderr.on('data', (chunk) => errors.push(chunk));
  const stderr = () => Buffer.concat(errors).toString();
  const first = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const line = text.split('\n').find((candidate) => candidate.startsWith('{'));
      if (line && text.includes('\n')) resolve(JSON.parse(line));
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}:\n${stderr()}`)));
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    first,
    pid: child.pid,
    stderr,
    async stop() {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
      await ended;
    },
  };
}

/**
 * Runs `use` with a function that starts programs as `startProgram` does, and ends them all after it, the last one first.
 * @template Result
 * @param {(start: typeof startProgram) => Promise<Result>} use
 */
export async function withPrograms(use) {
  const started = [];
  try {
    return await use(async (args, options) => {
      const program = await startProgram(args, options);
      started.push(program);
      return program;
    });
  } finally {
    for (const program of started.toReversed()) await program.stop();
  }
}

/** User and system time of a process so far, in milliseconds (proc(5), fields 14 and 15 of stat). */
export function cpuMs(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** Resident memory in MiB. */
export function residentMiB(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
