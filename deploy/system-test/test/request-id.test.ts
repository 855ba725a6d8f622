import { expect, test } from '@jest/globals';
import { askAs } from './support/system.js';

const ask = (headers: Readonly<Record<string, string>> = {}) => askAs('P3', '{ areas { totalCount } }', { headers });

test('each request without an id gets one of its own', async () => {
  const ids = [await ask(), await ask()].map(({ headers }) => headers.get('x-request-id'));
  expect(ids).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(ids[0]).not.toBe(ids[1]);
});

test('a well-formed id of the caller is kept, another one replaced', async () => {
  expect((await ask({ 'x-request-id': 'case-2020-0923' })).headers.get('x-request-id')).toBe('case-2020-0923');
  expect((await ask({ 'x-request-id': 'two words; and more' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
