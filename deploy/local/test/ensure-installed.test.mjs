import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from '../install/ensure-installed.mjs';

let root;
/** `npm ci` empties node_modules first: what is left of this file tells whether it ran. */
let marker;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shiyu 市域-'));
  marker = join(root, 'node_modules', 'marker');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const manifest = { name: 'checkout', version: '1.0.0', dependencies: { part: 'file:part' } };
const part = { 'node_modules/part': { resolved: 'part', link: true }, part: { version: '1.0.0' } };

/** A checkout whose lock file wants these packages, besides its own workspace `part`, and whose install has those. */
function checkout({ wanted = {}, present }) {
  const write = (file, value) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), JSON.stringify(value));
  };
  write('package.json', manifest);
  write('part/package.json', { name: 'part', version: '1.0.0' });
  write('package-lock.json', { ...manifest, lockfileVersion: 3, packages: { '': manifest, ...part, ...wanted } });
  if (!present) return;
  write('node_modules/.package-lock.json', { packages: { ...part, ...present } });
  writeFileSync(marker, '');
}

test('a checkout without packages is installed', async () => {
  checkout({});
  await ensureInstalled({ root });
  expect(existsSync(join(root, 'node_modules/part/package.json'))).toBe(true);
}, 60_000);

test('what another npm installed by hand, as the lock file says, is left as it is', async () => {
  checkout({ wanted: { 'node_modules/a': { version: '1.2.0' } }, present: { 'node_modules/a': { version: '1.2.0' } } });
  await ensureInstalled({ root });
  await ensureInstalled({ root });
  expect(existsSync(marker)).toBe(true);
});

test('packages for other platforms may be missing', async () => {
  checkout({ wanted: { 'node_modules/a-win32': { version: '1.2.0', optional: true } }, present: {} });
  await ensureInstalled({ root });
  expect(existsSync(marker)).toBe(true);
});

test.each([
  ['is missing', {}],
  ['has another version', { 'node_modules/a': { version: '1.1.0' } }],
])(
  'where a package of the lock file %s, packages are installed again',
  async (_name, present) => {
    checkout({ wanted: { 'node_modules/a': { version: '1.2.0', extraneous: true } }, present });
    await ensureInstalled({ root });
    expect(existsSync(marker)).toBe(false);
  },
  60_000,
);

test('after a new lock file arrived, packages are installed again', async () => {
  checkout({ present: {} });
  await ensureInstalled({ root });
  expect(existsSync(marker)).toBe(true);
  checkout({ wanted: { 'node_modules/part/node_modules/a': { version: '1.2.0', extraneous: true } } });
  await ensureInstalled({ root });
  expect(existsSync(marker)).toBe(false);
}, 60_000);

test('an install that fails says so and what to check', async () => {
  checkout({});
  writeFileSync(join(root, 'package.json'), JSON.stringify({ ...manifest, dependencies: { part: 'file:elsewhere' } }));
  await expect(ensureInstalled({ root })).rejects.toMatchObject({
    code: 'INSTALL_FAILED',
    message: expect.stringMatching(/^npm ci ended with 1; its message is above\. Check the connection/),
  });
}, 60_000);
