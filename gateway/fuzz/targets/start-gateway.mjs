import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const PROBE = new URL('heap-probe.mjs', import.meta.url).href;
/** Much less than the machine has: what grows without end is seen within minutes. */
const HEAP_MB = 512;

/** The gateway as operators run it, without access control, in a process of its own. */
export async function startGateway(supergraphFile) {
  const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`, '--import', PROBE];
  const child = spawn(
    process.execPath,
    [...flags, CLI, '--supergraph', supergraphFile, '--port', '0', '--access', 'off'],
    { env: { ...process.env, LOG_LEVEL: 'fatal', WARM_UP_MS: '0' }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr = (stderr + text).slice(-4_000)));
  const ended = once(child, 'exit').then(([code, signal]) => `${signal ?? code}: ${stderr}`);
  let end;
  void ended.then((how) => (end = how));
  const line = once(createInterface(child.stdout), 'line').then(([text]) => text);
  const first = await Promise.race([line, ended.then((how) => Promise.reject(new Error(`no gateway: ${how}`)))]);
  return {
    origin: JSON.parse(first).listening,
    /** how the process ended, if it did */
    ended: () => end,
    async memory() {
      const answer = once(child, 'message').then(([figures]) => figures);
      child.send('heap');
      return Promise.race([answer, ended.then((how) => Promise.reject(new Error(how)))]);
    },
    async stop() {
      if (end === undefined) child.kill('SIGTERM');
      await ended;
    },
  };
}
