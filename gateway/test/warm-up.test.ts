import { composeServices } from '@apollo/composition';
import { afterAll, expect, test } from '@jest/globals';
import { readConfig } from '@shiyu/gateway/config.js';
import { createGateway, type Gateway } from '@shiyu/gateway/gateway.js';
import { syntheticAnswer } from '@shiyu/gateway/warm-up/synthetic-answer.js';
import { buildSchema } from 'graphql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { shop } from './support/shop.js';
import { startSubgraph, type RunningSubgraph } from './support/start-subgraph.js';

let gateway: Gateway | undefined;
let subgraphs: RunningSubgraph[] = [];
const folder = mkdtempSync(join(tmpdir(), 'shiyu-warm-up-'));
afterAll(async () => {
  await gateway?.close();
  await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
  rmSync(folder, { recursive: true });
});

test('executions are warmed up over every shape of our shop, and no department is asked', async () => {
  subgraphs = await Promise.all(shop.map(startSubgraph));
  const services = shop.map(({ name, typeDefs }, i) => ({ name, typeDefs, url: subgraphs[i]?.url ?? '' }));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, composeServices(services).supergraphSdl ?? '');
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  gateway = await createGateway(readConfig({ SUPERGRAPH: file, ACCESS: 'off', PORT: '0', WARM_UP_MS: '50' }), log);
  expect(logged).toEqual([]);
  expect(subgraphs.flatMap(({ received }) => received)).toEqual([]);
});

test('an answer is made up from the schema, one object for each representation', () => {
  const schema = buildSchema(`
    type Query { all: [Thing!]! color: Color }
    interface Thing { id: ID! }
    type Box implements Thing { id: ID! size: Int things: [[Thing]] }
    enum Color { RED GREEN }
  `);
  const ask = (query: string, variables = {}): unknown =>
    JSON.parse(syntheticAnswer(schema, JSON.stringify({ query, variables })));
  expect(ask('{ color c: color all { __typename ... on Box { size } } }')).toEqual({
    data: { color: 'RED', c: 'RED', all: [1, 2, 3].map(() => ({ __typename: 'Box', size: 7 })) },
  });
  const representations = [{ __typename: 'Box' }, { __typename: 'Box' }];
  const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Box { things { __typename } } } }';
  const things = [1, 2, 3].map(() => [1, 2, 3].map(() => ({ __typename: 'Box' })));
  expect(ask(query, { r: representations })).toEqual({ data: { _entities: [{ things }, { things }] } });
});
