import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { GATEWAY_ERRORS } from '../src/errors.js';

test('the README lists every code of the gateway with its status, audience and message, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (\d{3}) +\| (client|internal) +\| (.+?) +\|$/gm)];
  const listed = rows.map(([, code, status, audience, message]) => [
    code,
    { status: Number(status), audience, message },
  ]);
  expect(Object.fromEntries(listed)).toEqual(GATEWAY_ERRORS);
});
