import { afterEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endProcess, ORDERLY } from '../processes/end-process.mjs';
import { identityOf, isRunning, startedAtSeconds } from '../processes/process-identity.mjs';

const children = new Set();

/** A process of ours that says `up` and then runs until it is ended. */
async function startProcess(script = '') {
  const child = spawn(process.execPath, ['-e', `${script}; console.log('up'); setInterval(() => {}, 1000)`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  await once(child.stdout, 'data');
  return child;
}

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

test('a process runs while it has the start time that was recorded, and no longer once it has ended', async () => {
  const child = await startProcess();
  const identity = identityOf(child.pid);
  expect(identity).toEqual({ pid: child.pid, startTime: expect.any(String) });
  expect(isRunning(identity)).toBe(true);
  expect(isRunning({ ...identity, startTime: '1' })).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(identity)).toBe(false);
  expect(identityOf(child.pid)).toBeUndefined();
});

test('two processes started at different moments have different start times', async () => {
  expect(identityOf(process.pid).startTime).not.toBe(identityOf((await startProcess()).pid).startTime);
});

test('the start of a process is known to about a second', async () => {
  const before = Date.now() / 1000;
  const child = await startProcess();
  const startedAt = startedAtSeconds(child.pid);
  expect(startedAt).toBeGreaterThan(before - 3);
  expect(startedAt).toBeLessThan(Date.now() / 1000 + 3);
});

test('a process whose name holds brackets and spaces is told apart too', async () => {
  const child = await startProcess("process.title = ') R 1 (x'");
  expect(identityOf(child.pid).startTime).toMatch(/\d/);
  expect(isRunning(identityOf(child.pid))).toBe(true);
});

test('a process is ended only when its start time is the recorded one', async () => {
  const child = await startProcess();
  const identity = identityOf(child.pid);
  expect(await endProcess({ ...identity, startTime: '1' })).toBe(false);
  expect(isRunning(identity)).toBe(true);
  expect(await endProcess(identity)).toBe(true);
  expect(isRunning(identity)).toBe(false);
});

test('a process that ignores SIGTERM is ended by force after its grace', async () => {
  const child = await startProcess("process.on('SIGTERM', () => {})");
  const ended = once(child, 'exit');
  const [[polite], [force, graceMs]] = ORDERLY;
  expect(
    await endProcess(identityOf(child.pid), [
      [polite, 100],
      [force, graceMs],
    ]),
  ).toBe(true);
  expect(await ended).toEqual([null, 'SIGKILL']);
});
