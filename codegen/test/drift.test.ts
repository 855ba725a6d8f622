import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driftOf } from '../src/drift.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shiyu 市域-'));
  mkdirSync(join(root, 'schema/plans/questions'), { recursive: true });
  writeFileSync(join(root, 'schema/supergraph.graphql'), 'schema');
  writeFileSync(join(root, 'schema/plans/questions/one.plan'), 'plan');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const generated = new Map([
  ['schema/supergraph.graphql', 'schema'],
  ['schema/plans/questions/one.plan', 'plan'],
]);

test('files that are as generated have not drifted', async () => {
  expect(await driftOf(generated, root)).toEqual({ changed: [], leftOver: [] });
});

test('a file edited by hand and a file that is missing have drifted', async () => {
  writeFileSync(join(root, 'schema/supergraph.graphql'), 'schema, edited');
  rmSync(join(root, 'schema/plans/questions/one.plan'));
  expect(await driftOf(generated, root)).toEqual({ changed: [...generated.keys()], leftOver: [] });
});

test('the plan of a document that is gone is left over', async () => {
  writeFileSync(join(root, 'schema/plans/questions/two.plan'), 'plan');
  expect(await driftOf(generated, root)).toEqual({ changed: [], leftOver: ['schema/plans/questions/two.plan'] });
});
