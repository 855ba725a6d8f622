import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { buildSchema } from 'graphql';
import { growth } from '../fuzz/detectors/growth.mjs';
import { checkResponse } from '../fuzz/detectors/check-response.mjs';
import { answers } from '../fuzz/kinds/answers.mjs';
import { documents } from '../fuzz/kinds/documents.mjs';
import { requests } from '../fuzz/kinds/requests.mjs';
import { supergraphs } from '../fuzz/kinds/supergraphs.mjs';
import { variables } from '../fuzz/kinds/variables.mjs';
import { readOptions } from '../fuzz/options.mjs';
import { runRound } from '../fuzz/run-round.mjs';
import { runRounds } from '../fuzz/run-rounds.mjs';

test('a round of each kind finds no fault', async () => {
  const kinds = [documents, variables, answers, requests, supergraphs];
  const said = [];
  const outcome = await runRounds({ kinds, minutes: 10, seed: 1, most: 1, say: (line) => said.push(line) });
  expect({ ...outcome, said: said.filter((line) => line.startsWith('FAULT')) }).toEqual({
    inputs: 420,
    faults: 0,
    said: [],
  });
}, 120_000);

test('a fault is reported with the smallest input that shows it', async () => {
  const target = { ready: async () => undefined, unwell: async () => undefined, takeLog: () => '' };
  const run = async (_, numbers) => (numbers.length > 2 ? 'too many' : undefined);
  const { fault } = await runRound({ name: 'lists', arbitrary: fc.array(fc.nat()), run }, target, {
    seed: 1,
    numRuns: 100,
    withinMs: 10_000,
  });
  expect(fault).toMatch(/FAULT in lists \(--kind lists --seed 1 --path [\d:]+\):\n {2}too many\n {2}input: \[0,0,0\]/);
});

describe('what is a fault', () => {
  const schema = buildSchema(
    'type Query { a: Int! list: [String!] one: One } interface One { id: ID! } type Two implements One { id: ID! }',
  );
  const asked = { schema, query: '{ a list one { id } }' };
  const found = (status, text) => checkResponse({ status, text }, asked);

  test.each([
    ['text that is not JSON', 200, 'no', 'not JSON'],
    ['neither data nor errors', 200, '{"data":null}', 'neither data nor an error'],
    ['an empty list of errors', 200, '{"errors":[]}', 'without one'],
    ['an error without code', 400, '{"errors":[{"message":"m"}]}', 'without code'],
    [
      'an error inside the gateway',
      500,
      '{"errors":[{"message":"m","extensions":{"code":"INTERNAL_ERROR"}}]}',
      'INTERNAL',
    ],
    [
      'a status that no error explains',
      502,
      '{"errors":[{"message":"m","extensions":{"code":"BAD_REQUEST"}}]}',
      'status',
    ],
    ['null where it must not be', 200, '{"data":{"a":null,"list":null,"one":null}}', '.a is null'],
    ['null in a list', 200, '{"data":{"a":1,"list":[null],"one":null}}', '.list.0 is null'],
    ['a leaf of another type', 200, '{"data":{"a":"1","list":null,"one":null}}', '.a is not Int'],
    ['a field that is missing', 200, '{"data":{"a":1,"one":null}}', '.list is missing'],
    ['a field that was not asked for', 200, '{"data":{"a":1,"list":[],"one":{"id":"1","more":1}}}', '.one.more'],
  ])('%s', (_, status, text, why) => {
    expect(found(status, text)).toContain(why);
  });

  test('a right answer and a coded error are none', () => {
    expect(found(200, '{"data":{"a":1,"list":["x"],"one":{"id":"1"}}}')).toBeUndefined();
    expect(found(400, '{"errors":[{"message":"m","extensions":{"code":"BAD_REQUEST"}}]}')).toBeUndefined();
  });

  test('caches that hold more than they may, and growth beside them', () => {
    const before = { heapMiB: 30, emptiedMiB: 28 };
    expect(growth(before, { heapMiB: 120, emptiedMiB: 35 })).toBeUndefined();
    expect(growth(before, { heapMiB: 300, emptiedMiB: 35 })).toContain('265 MiB');
    expect(growth(before, { heapMiB: 90, emptiedMiB: 70 })).toContain('grew by 42 MiB');
  });
});

test('options that cannot be used are refused in one sentence', () => {
  expect(readOptions(['--minutes', '2', '--kind', 'a'], ['a', 'b'])).toMatchObject({ minutes: 2, kinds: ['a'] });
  expect(() => readOptions(['--minutes', 'x'], ['a'])).toThrow(
    '--minutes is x; it takes a number above 0, up to a day.',
  );
  expect(() => readOptions(['--kind', 'c'], ['a', 'b'])).toThrow('--kind is c; it takes a, b.');
  expect(() => readOptions(['--many'], ['a'])).toThrow(/--many/);
  expect(() => readOptions(['--path', '1:2', '--seed', '1'], ['a', 'b'])).toThrow('--path needs the --seed');
});
