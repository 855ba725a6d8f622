import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { readOperation } from '../dist/operations/read-operation.js';
import { createShiyuEngine } from '../dist/shiyu-engine.js';
import { createSupergraph } from '../dist/supergraph.js';

/**
 * `node cold-plan.mjs SUPERGRAPH MANIFEST FIRST SECOND`: plans two registered documents, by name, in a process and with a
 * planner that have planned nothing before, and prints how long each took until its executable plan,
 * and the CPU time of all threads meanwhile, which does not depend on what else the machine does.
 */
const [, , supergraphFile, manifestFile, ...names] = process.argv;
const { documents } = JSON.parse(readFileSync(manifestFile, 'utf8'));
const supergraph = createSupergraph(readFileSync(supergraphFile, 'utf8'));
// Refused before anything is planned: the planner has read the supergraph, and no more.
const nothing = new Set();
await supergraph.planner
  .plan({ document: parse('{ __none }'), operationName: undefined, overrideLabels: nothing })
  .catch(() => undefined);
const engine = createShiyuEngine(supergraph);

const plans = [];
for (const name of names) {
  const { text } = Object.values(documents).find((document) => document.name === name);
  const operation = readOperation(supergraph, { id: name, text, registeredAs: name });
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await engine.compile({ operation, denied: nothing, variables: {}, overrideLabels: nothing });
  const { user, system } = process.cpuUsage(before);
  plans.push({ ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 });
}
process.stdout.write(`${JSON.stringify({ plans })}\n`);
await supergraph.planner.close();
