import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { buildSchema } from 'graphql';
import { growth } from '../fuzz/detectors/growth.mjs';
import { checkResponse } from '../fuzz/detectors/check-response.mjs';
import { difference } from '../fuzz/detectors/difference.mjs';
import { answers } from '../fuzz/kinds/answers.mjs';
import { documents } from '../fuzz/kinds/documents.mjs';
import { requests } from '../fuzz/kinds/requests.mjs';
import { supergraphs } from '../fuzz/kinds/supergraphs.mjs';
import { variables } from '../fuzz/kinds/variables.mjs';
import { readOptions } from '../fuzz/options.mjs';
import { runRound } from '../fuzz/run-round.mjs';
import { runRounds } from '../fuzz/run-rounds.mjs';
import { startTarget } from '../fuzz/targets/target.mjs';

test('a round of each kind finds no fault', async () => {
  const kinds = [documents, variables, answers, requests, supergraphs];
  const said = [];
  const say = (line) => said.push(line);
  const outcome = await runRounds({ kinds, minutes: 10, seed: 1, rounds: 1, inputs: 8, say });
  expect({ ...outcome, said: said.filter((line) => line.startsWith('FAULT')) }).toEqual({
    inputs: 40,
    faults: 0,
    said: [],
  });
}, 60_000);

describe('a round', () => {
  /** Its inputs are lists of numbers. */
  const lists = (run) => ({ name: 'lists', arbitrary: fc.array(fc.nat()), run });
  const round = { seed: 1, numRuns: 100, withinMs: 30_000 };

  test('reports a fault with the smallest input that shows it, and what repeats it', async () => {
    const target = { ready: async () => undefined, unwell: async () => undefined, takeLog: () => '' };
    const kind = lists(async (_, numbers) => (numbers.length > 2 ? 'too many' : undefined));
    const { fault } = await runRound(kind, target, round);
    const told = /FAULT in lists \(--kind lists --seed 1 --path ([\d:]+)\):\n {2}too many\n {2}input: \[0,0,0\]/.exec(
      fault,
    );
    expect(told).not.toBeNull();
    expect(await runRound(kind, target, { ...round, path: told[1] })).toEqual({ inputs: 1, fault });
  });

  test('reports that the gateway ended, and goes on with another one', async () => {
    const target = await startTarget();
    try {
      const { fault } = await runRound(
        lists(() => target.kill()),
        target,
        { ...round, numRuns: 1 },
      );
      expect(fault).toContain('the gateway ended with SIGKILL');
      await target.ready();
      expect(await target.unwell()).toBeUndefined();
    } finally {
      await target.close();
    }
  });

  test('reports a wrong answer of a gateway over a wrong supergraph', async () => {
    const target = await startTarget();
    try {
      await target.reload(target.supergraphSdl.replace('score: Int', 'score: String'));
      expect(await target.unwell()).toContain('afterwards a plain query is answered with');
      const { fault } = await runRound(documents, target, { ...round, numRuns: 20, withinMs: 5_000 });
      expect(fault).toContain('FAULT in documents');
    } finally {
      await target.close();
    }
  });
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
      'a status of failures of the gateway',
      501,
      '{"errors":[{"message":"m","extensions":{"code":"OPERATION_NOT_PLANNABLE"}}]}',
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

  test('an error of a subgraph that is well', () => {
    const text =
      '{"data":{"a":1,"list":null,"one":null},"errors":[{"message":"m","extensions":{"code":"SUBGRAPH_ERROR"}}]}';
    expect(checkResponse({ status: 200, text }, asked)).toBeUndefined();
    expect(checkResponse({ status: 200, text }, { ...asked, subgraphsAreWell: true })).toContain(
      'subgraphs that are well',
    );
  });

  test('two strategies that differ, in more than the order of their errors', () => {
    const [one, two] = ['{"message":"1"}', '{"message":"2"}'];
    const answer = (...errors) => ({ status: 200, text: `{"data":{},"errors":[${errors.join(',')}]}` });
    expect(difference({ columnar: answer(one, two), objects: answer(two, one) })).toBeUndefined();
    expect(difference({ columnar: answer(one, two), objects: answer(one) })).toContain('two answers');
    expect(difference({ columnar: answer(), objects: { status: 200, text: '{"data":null}' } })).toContain(
      'two answers',
    );
  });

  test('growth beyond the caches, and growth that a reload does not end', () => {
    const before = { heapMiB: 32, emptiedMiB: 30 };
    expect(growth(before, { heapMiB: 150, emptiedMiB: 40 })).toBeUndefined();
    expect(growth(before, { heapMiB: 190, emptiedMiB: 40 })).toContain('150 MiB of the gateway');
    expect(growth(before, { heapMiB: 70, emptiedMiB: 60 })).toContain('grew by 30 MiB');
  });
});

describe('options', () => {
  test('say what is fuzzed, for how long', () => {
    expect(readOptions(['--minutes', '2', '--kind', 'a'], ['a', 'b'])).toMatchObject({ minutes: 2, kinds: ['a'] });
    expect(readOptions([], ['a', 'b'])).toMatchObject({ minutes: 1, kinds: ['a', 'b'], path: undefined });
  });

  test.each([
    [['--minutes', 'x'], '--minutes is x; it takes a number above 0'],
    [['--minutes', '-1'], /--minutes/],
    [['--seed', '1.5'], '--seed is 1.5; it takes a whole number.'],
    [['--seed', ''], '--seed is ; it takes a whole number.'],
    [['--kind', 'c'], '--kind is c; it takes a, b.'],
    [['--path', 'x'], '--path is x;'],
    [['--path', '1:2'], '--path needs the --seed and the one --kind'],
    [['--many'], /--many/],
    [['more'], /more/],
  ])('%j is refused in one line', (args, why) => {
    const read = () => readOptions(args, ['a', 'b']);
    expect(read).toThrow(why);
    expect(read).toThrow(/^[^\n]+$/);
  });
});
