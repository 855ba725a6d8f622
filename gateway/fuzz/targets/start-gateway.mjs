import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('gateway-program.mjs', import.meta.url));
/** Much less than the machine has: what grows without end is seen within minutes. */
const HEAP_MB = 512;
const START_MS = 30_000;
const STOP_MS = 5_000;

/**
 * The gateway in a process of its own (gateway-program.mjs), which may end or hang without taking the fuzzer along.
 * @param {string} supergraphFile
 */
export async function startGateway(supergraphFile) {
  const child = fork(PROGRAM, [supergraphFile], {
    execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MB}`],
    env: { ...process.env, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr = (stderr + text).slice(-4_000)));
  let end;
  const ended = once(child, 'exit').then(([code, signal]) => (end = `${signal ?? code}: ${stderr}`));

  /** The first message that fits; rejects when the process ends, or the time is over. */
  const message = (fits, ms) =>
    new Promise((resolve, reject) => {
      const settle = (how, value) => {
        clearTimeout(timer);
        child.off('message', listen);
        how(value);
      };
      const listen = (received) => fits(received) && settle(resolve, received);
      const timer = setTimeout(() => settle(reject, new Error(`the gateway says nothing for ${ms} ms`)), ms);
      child.on('message', listen);
      void ended.then((how) => settle(reject, new Error(`the gateway ended with ${how}`)));
    });

  const { origins } = await message(({ origins: found }) => found, START_MS);
  let lastId = 0;
  return {
    origins,
    /** how the process ended, if it did */
    ended: () => end,
    /** what it wrote of its own failures since the last time */
    takeLog() {
      const text = stderr;
      stderr = '';
      return text;
    },
    /** has something done in the process: `{ memory: true }` or `{ load: … }` */
    async call(what, ms) {
      const id = (lastId += 1);
      const answer = message((received) => received.id === id, ms);
      // Where the process has ended, the answer tells.
      child.send({ id, ...what }, () => undefined);
      return (await answer).answered;
    },
    /** whether the next reload is one; to be asked for before the file changes */
    reload: (ms) => message(({ reloaded }) => reloaded !== undefined, ms).then(({ reloaded }) => reloaded),
    kill: () => child.kill('SIGKILL') && ended,
    async stop() {
      if (end === undefined) child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(late);
    },
  };
}
