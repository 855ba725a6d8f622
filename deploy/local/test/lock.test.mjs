import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockOwner, takeLock } from '../processes/lock.mjs';
import { bootId, identityOf } from '../processes/process-identity.mjs';

let folder;
let file;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shiyu-lock-'));
  file = join(folder, 'held.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that takes the lock, says so, and keeps it until it is killed. */
async function holder() {
  const script = `
    const { takeLock } = await import(${JSON.stringify(new URL('../processes/lock.mjs', import.meta.url).href)});
    console.log('release' in takeLock(${JSON.stringify(file)}) ? 'mine' : 'not mine');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

test('a lock is held by one process at a time, and others learn by whom', async () => {
  const { child, said } = await holder();
  try {
    expect(said).toBe('mine');
    const owner = identityOf(child.pid);
    expect(takeLock(file)).toEqual({ owner });
    expect(lockOwner(file)).toEqual(owner);
  } finally {
    child.kill('SIGKILL');
  }
});

test('the lock of a killed process is taken over, and nothing else is left beside it', async () => {
  const { child } = await holder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(file)).toBe(true);
  const lock = takeLock(file);
  expect(lockOwner(file)).toEqual(identityOf(process.pid));
  expect(readdirSync(folder)).toEqual(['held.lock']);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['from before the machine started last', () => ({ boot: 'another', ...identityOf(process.pid) })],
  ['of a process whose id is now another one', () => ({ boot: bootId(), pid: process.pid, startTime: '1' })],
])("a lock %s is nobody's", (_name, content) => {
  writeFileSync(file, JSON.stringify(content()));
  expect(lockOwner(file)).toBeUndefined();
  expect(takeLock(file)).toHaveProperty('release');
});

test("a lock cut short, as a full disk leaves it, is nobody's", () => {
  writeFileSync(file, '{"boot":');
  expect(takeLock(file)).toHaveProperty('release');
});

test('of several processes that find a dead lock together exactly one gets it', async () => {
  writeFileSync(file, '{}');
  const all = await Promise.all(Array.from({ length: 6 }, holder));
  try {
    expect(all.filter(({ said }) => said === 'mine')).toHaveLength(1);
    expect(lockOwner(file)).toEqual(identityOf(all.find(({ said }) => said === 'mine').child.pid));
  } finally {
    for (const { child } of all) child.kill('SIGKILL');
  }
});

test("releasing does not remove a lock that is another's by now", () => {
  const lock = takeLock(file);
  writeFileSync(file, '{"another":1}');
  lock.release();
  expect(readFileSync(file, 'utf8')).toBe('{"another":1}');
});
