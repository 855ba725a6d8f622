import { expect, test } from '@jest/globals';
import { CODES_FOR_CLIENTS, SUBGRAPH_ERRORS } from './subgraph-errors.js';

test('clients are told what they can act on, and nothing of signatures or failures within', () => {
  expect([...CODES_FOR_CLIENTS].sort()).toEqual(['BAD_USER_INPUT', 'DATABASE_UNAVAILABLE']);
});

test('every refusal of a context is an authentication failure over HTTP', () => {
  const context = Object.entries(SUBGRAPH_ERRORS).filter(([code]) => code.startsWith('CONTEXT_'));
  expect(context.map(([, { status }]) => status)).toEqual([401, 401, 401, 401, 401]);
});
