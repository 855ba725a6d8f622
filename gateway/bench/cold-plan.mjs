import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getOperationAST, parse } from 'graphql';
import { shiyuEngine } from '../dist/shiyu-engine.js';
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
await supergraph.planner.plan(parse('{ __none }'), undefined).catch(() => undefined);

const plans = [];
for (const name of names) {
  const { text } = Object.values(documents).find((document) => document.name === name);
  const document = parse(text);
  const id = createHash('sha256').update(text).digest('hex');
  const operation = { id, text, registered: true, document, kind: getOperationAST(document).operation };
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await shiyuEngine.prepare(supergraph, operation, new Set(), {});
  const { user, system } = process.cpuUsage(before);
  plans.push({ ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 });
}
process.stdout.write(`${JSON.stringify({ plans })}\n`);
await supergraph.planner.close();
