import { composeServices } from '@apollo/composition';
import { afterAll, expect, test } from '@jest/globals';
import { createApp } from '@shiyu/gateway/app.js';
import { readConfig } from '@shiyu/gateway/config.js';
import { createGateway } from '@shiyu/gateway/gateway.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { subgraph } from './support/describe-federation.js';

const people = subgraph('people', 'type Query { me: Person } type Person @key(fields: "id") { id: ID! age: Int! }', {});
const scores = subgraph(
  'scores',
  'type Person @key(fields: "id") { id: ID! age: Int! @external double: Int @requires(fields: "age") }',
  {},
);
const services = [people, scores].map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://127.0.0.1:1/${name}` }));
const { supergraphSdl = '' } = composeServices(services);
/** It reads well as a whole, but `age` is external for nothing, so that the planner finds no valid subgraph in it. */
const unreadable = supergraphSdl.replace('requires: "age"', 'requires: "id"');

const folder = mkdtempSync(join(tmpdir(), 'shiyu-unreadable-'));
const file = join(folder, 'supergraph.graphql');
afterAll(() => rmSync(folder, { recursive: true }));
const config = readConfig({ SUPERGRAPH: file, ACCESS: 'off', WARM_UP_MS: '0' });

test('a supergraph in which the planner finds no valid subgraphs is refused at start', async () => {
  writeFileSync(file, unreadable);
  await expect(createGateway(config, pino({ level: 'silent' }))).rejects.toMatchObject({
    code: 'SUPERGRAPH_INVALID',
    message: expect.stringMatching(/^The supergraph cannot be used: .*Person\.age/s),
  });
});

test('one over which a library trips is refused with what graphql-js says of it', async () => {
  writeFileSync(file, supergraphSdl.replace('directive @link(url: String,', 'directive @link(url: Person,'));
  await expect(createGateway(config, pino({ level: 'silent' }))).rejects.toMatchObject({
    code: 'SUPERGRAPH_INVALID',
    message: expect.stringMatching(/^The supergraph cannot be used: .*link/s),
  });
});

test('and at a reload, where everything stays as it was', async () => {
  writeFileSync(file, supergraphSdl);
  const refusal = Promise.withResolvers<{ readonly reason?: string }>();
  const log = pino({ level: 'error' }, { write: (line) => refusal.resolve(JSON.parse(line) as { reason?: string }) });
  const gateway = await createGateway(config, log);
  const { drain } = createApp(gateway);
  try {
    const { id } = gateway.snapshots.current.supergraph;
    writeFileSync(file, unreadable);
    expect((await refusal.promise).reason).toContain('Person.age');
    expect(gateway.snapshots.current.supergraph.id).toBe(id);
  } finally {
    await drain();
  }
});
