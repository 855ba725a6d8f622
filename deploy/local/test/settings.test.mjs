import { expect, test } from '@jest/globals';
import { join, resolve } from 'node:path';
import { ROOT } from '../repository.mjs';
import { readSettings } from '../settings.mjs';

test('without settings the system is M on port 4000, with its data in the repository', () => {
  expect(readSettings({})).toEqual({
    port: 4000,
    dataset: 'M',
    dataDir: join(ROOT, '.data'),
    databaseUrl: undefined,
  });
});

test('settings are taken from the environment, the data directory relative to where one stands', () => {
  const databaseUrl = 'postgresql://admin:secret@db.example:5433/postgres';
  expect(readSettings({ PORT: '0', DATASET: 's', DATA_DIR: 'some/where', DATABASE_URL: databaseUrl })).toEqual({
    port: 0,
    dataset: 'S',
    dataDir: resolve('some/where'),
    databaseUrl,
  });
});

test('an empty setting counts as none', () => {
  expect(readSettings({ PORT: '', DATASET: '', DATA_DIR: '', DATABASE_URL: '' })).toEqual(readSettings({}));
});

test.each([
  [{ PORT: 'http' }, /^PORT is "http"; it takes a number from 0 \(any free port\) to 65535\.$/],
  [{ PORT: '65536' }, /^PORT is "65536"/],
  [{ PORT: '-1' }, /^PORT is "-1"/],
  [{ PORT: '40.5' }, /^PORT is "40\.5"/],
  [{ PORT: '0x10' }, /^PORT is "0x10"/],
  [{ DATASET: 'XL' }, /^DATASET is "XL"; it takes S, M or L\.$/],
  [
    { DATABASE_URL: 'localhost' },
    /^DATABASE_URL is not a URL; it takes postgresql:\/\/user:password@host:5432\/database\.$/,
  ],
  [{ DATABASE_URL: 'mysql://localhost/x' }, /^DATABASE_URL names no PostgreSQL server by host/],
  [{ DATABASE_URL: 'postgresql:///x' }, /^DATABASE_URL names no PostgreSQL server by host/],
])('%j is refused with the name of the setting and what it takes', (environment, message) => {
  expect(() => readSettings(environment)).toThrow(
    expect.objectContaining({ code: 'SETTING_INVALID', message: expect.stringMatching(message) }),
  );
});

test('a refused DATABASE_URL is not repeated, because it may hold a password', () => {
  expect(() => readSettings({ DATABASE_URL: 'admin:geheim@host' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('geheim') }),
  );
});
