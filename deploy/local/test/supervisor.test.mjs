import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFiles, ensureDataDirectory, readJson } from '../data-directory.mjs';
import { freePort } from '../processes/port.mjs';
import { identityOf, isRunning } from '../processes/process-identity.mjs';
import { createRunState } from '../processes/run-state.mjs';
import { createSupervisor } from '../processes/supervisor.mjs';

/** Lives long enough for a test, and ends by itself when the test run was killed. */
const LIVE = 'setTimeout(() => {}, 120_000)';

let dataDir;
let reported;
let supervisor;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shiyu-supervisor-'));
  ensureDataDirectory(dataDir);
  reported = [];
  supervisor = supervise({});
});
afterEach(async () => {
  await supervisor.stopAll();
  rmSync(dataDir, { recursive: true, force: true });
});

function supervise(options) {
  const { logs, run } = dataFiles(dataDir);
  const report = (line) => reported.push(line);
  return createSupervisor({ state: createRunState(run), logs, report, backOffMs: 20, ...options });
}

/** A program in one line of JavaScript. */
const program = (name, script, more = {}) => ({
  name,
  command: process.execPath,
  args: ['-e', script],
  env: () => process.env,
  ...more,
});

/** A server: ready once it has written `up`. */
const server = (name, script, more) =>
  program(name, `${script}; ${LIVE}; console.log('up')`, { ready: serverReady, ...more });

async function serverReady({ log, signal, pid }) {
  while (!/^up$/m.test(log.read())) await sleep(5, undefined, { signal });
  return { pid };
}

async function until(condition) {
  while (!condition()) await sleep(5);
}

const recorded = () => readJson(dataFiles(dataDir).run).owned.map(({ name }) => name);

test('a program that fails is reported with its exit code, the end of what it wrote, and where the rest is', async () => {
  await supervisor.run(program('fine', ''));
  await expect(
    supervisor.run(program('step', "console.error('no such thing'); process.exit(3)", { errorCode: 'STEP_FAILED' })),
  ).rejects.toMatchObject({
    code: 'STEP_FAILED',
    message: `step ended with exit code 3:\nno such thing\n(log: ${join(dataDir, 'logs', 'step.log')})`,
  });
});

test('a program that cannot be run is named with the reason', async () => {
  await expect(supervisor.run({ ...program('step', ''), command: join(dataDir, 'absent') })).rejects.toMatchObject({
    code: 'PROCESS_FAILED',
    message: expect.stringMatching(/^step cannot be run \(.*ENOENT/),
  });
});

test('a process is on record while it runs', async () => {
  await supervisor.serve(server('one', ''));
  expect(recorded()).toEqual(['one']);
  await supervisor.stopAll();
  expect(recorded()).toEqual([]);
});

test('a server that crashes starts again, with longer and longer waits, and is told what it was before', async () => {
  const seen = [];
  const first = await supervisor.serve(server('one', '', { env: (before) => (seen.push(before), process.env) }));
  const answers = () => reported.filter((line) => line === 'one answers again').length;
  process.kill(first.pid, 'SIGKILL');
  await until(() => answers() === 1);
  process.kill(supervisor.processes()[0].pid, 'SIGKILL');
  await until(() => answers() === 2);
  expect(seen.slice(0, 2)).toEqual([undefined, { pid: first.pid }]);
  expect(reported.filter((line) => line.includes('starts again'))).toEqual([
    expect.stringMatching(/^one was ended by SIGKILL; it starts again in 0\.02 s \(see .*one\.log\)$/),
    expect.stringMatching(/^one was ended by SIGKILL; it starts again in 0\.04 s /),
  ]);
});

test('a server that ends before it is ready is an error, and is not started again', async () => {
  await expect(
    supervisor.serve(program('one', 'process.exit(7)', { ready: ({ signal }) => sleep(60_000, {}, { signal }) })),
  ).rejects.toMatchObject({ message: expect.stringMatching(/^one ended with exit code 7/) });
  expect(supervisor.processes()).toEqual([]);
  expect(reported).toEqual([]);
});

test('a server that is not ready in time is ended and named', async () => {
  supervisor = supervise({ readyWithinMs: 200 });
  let pid;
  const never = ({ pid: own, signal }) => ((pid = own), sleep(60_000, {}, { signal }));
  await expect(supervisor.serve(server('one', '', { ready: never }))).rejects.toMatchObject({
    message: expect.stringMatching(/^one was not ready within 0\.2 s/),
  });
  expect(identityOf(pid)).toBeUndefined();
});

test('the stage that started last is ended first, and is gone before the next is asked', async () => {
  const order = join(dataDir, 'order');
  const note = (name, afterMs) =>
    `process.on('SIGTERM', () => setTimeout(() => { require('fs').appendFileSync(${JSON.stringify(order)}, '${name} '); process.exit() }, ${afterMs}))`;
  await supervisor.serve(server('database', note('database', 0), { stage: 'database' }));
  await supervisor.serve(server('gateway', note('gateway', 200), { stage: 'gateway' }));
  const processes = supervisor.processes();
  await supervisor.stopAll();
  expect(readFileSync(order, 'utf8')).toBe('gateway database ');
  expect(processes.map(isRunning)).toEqual([false, false]);
});

test('a server that waits to be started again is not started once the end has begun', async () => {
  supervisor = supervise({ backOffMs: 60_000 });
  const { pid } = await supervisor.serve(server('one', ''));
  process.kill(pid, 'SIGKILL');
  await until(() => reported.length === 1);
  await supervisor.stopAll();
  expect(recorded()).toEqual([]);
  await expect(supervisor.run(program('step', ''))).rejects.toMatchObject({ code: 'STOPPED' });
});

test('a server that cannot come back for a while is tried until it can', async () => {
  supervisor = supervise({ backOffMs: 500 });
  const port = await freePort();
  const listen = `setTimeout(process.exit, 120_000); require('net').createServer().listen(${port}, '127.0.0.1', () => console.log('up'))`;
  const { pid } = await supervisor.serve(program('one', listen, { ready: serverReady }));
  process.kill(pid, 'SIGKILL');
  await until(() => reported.length === 1);
  const blocker = createServer().listen(port, '127.0.0.1');
  await once(blocker, 'listening');
  await until(() => reported.some((line) => line.includes('EADDRINUSE')));
  blocker.close();
  await until(() => reported.includes('one answers again'));
});
