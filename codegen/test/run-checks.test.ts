import { expect, test } from '@jest/globals';
import { runChecks } from '../src/checks/run-checks.js';

const check = (name: string, run: () => Promise<readonly string[]>) => ({ name, run });

test('after a failure the other checks still run, and each is told in a line', async () => {
  const lines: string[] = [];
  const failed = await runChecks(
    [
      check('format', async () => ['a.ts is not formatted\nb.ts neither']),
      check('lint', async () => Promise.reject(new Error('oxlint is missing'))),
      check('types', async () => []),
    ],
    (line) => lines.push(line.replace(/\d+\.\d s/, 'N s')),
  );
  expect(failed).toEqual(['format', 'lint']);
  expect(lines).toEqual([
    'format: failed (N s)',
    '  a.ts is not formatted\n  b.ts neither',
    'lint: failed (N s)',
    '  oxlint is missing',
    'types: passed (N s)',
  ]);
});
