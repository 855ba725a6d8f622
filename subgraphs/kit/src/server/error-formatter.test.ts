import { expect, test } from '@jest/globals';
import { DriverException } from '@mikro-orm/core';
import { GraphQLError } from 'graphql';
import pino from 'pino';
import { Writable } from 'node:stream';
import { SubgraphError } from '../errors.js';
import { formatErrors } from './error-formatter.js';

const SECRET = '张三丰 500904198703120235';

/** What a field that throws becomes for the gateway, and what is logged at level `info`. */
function formatted(cause: Error): { error: Record<string, unknown>; log: string } {
  let log = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  const thrown = new GraphQLError(cause.message, { path: ['petition'], originalError: cause });
  const { response } = formatErrors({ data: null, errors: [thrown] }, 'R1', pino({ level: 'info' }, stream));
  return { error: { ...response.errors?.[0] } as Record<string, unknown>, log };
}

const databaseError = (code: string): Error =>
  new DriverException(Object.assign(new Error(`Key (name)=(${SECRET}) is wrong`), { code, detail: SECRET }));

test.each([
  ['a statement that fails', databaseError('22P02'), 'INTERNAL_SUBGRAPH_ERROR'],
  ['an error of our own making', new TypeError(SECRET), 'INTERNAL_SUBGRAPH_ERROR'],
  ['a database that goes down', databaseError('57P01'), 'DATABASE_UNAVAILABLE'],
  ['a database that cannot be reached', databaseError('ECONNREFUSED'), 'DATABASE_UNAVAILABLE'],
  ['a pool without free connection', new Error('timeout exceeded when trying to connect'), 'DATABASE_UNAVAILABLE'],
])('%s is answered with a code and a fixed message, and no text of it leaves or is logged', (_what, cause, code) => {
  const { error, log } = formatted(cause);
  expect(error).toMatchObject({ path: ['petition'], extensions: { code } });
  expect(JSON.stringify(error)).not.toContain('张三丰');
  expect(log).not.toContain('张三丰');
  expect(JSON.parse(log)).toMatchObject({ requestId: 'R1', path: ['petition'], msg: 'a field failed' });
});

test('an error that names its code keeps its message, and is not logged as a failure', () => {
  const { error, log } = formatted(new SubgraphError('BAD_USER_INPUT', '`first` takes 1 to 200, not 0.'));
  expect(error).toMatchObject({ message: '`first` takes 1 to 200, not 0.', extensions: { code: 'BAD_USER_INPUT' } });
  expect(log).toBe('');
});
