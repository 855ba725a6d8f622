import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSupergraph } from '../dist/supergraph.js';
import { documentVariations } from './document-variations.mjs';
import { contenders } from './gateways.mjs';
import { startProgram } from './process.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SUPERGRAPH = here('../../schema/supergraph.graphql');
const MANIFEST = here('../../schema/persisted-documents.json');
const REGISTERED = 200;

/**
 * What the gateway does before it is warm, over our own supergraph: the plan of each registered document as the first and
 * as the second that a process makes, and the start with 200 registered documents until it is ready.
 */
export async function measureBoot({ rounds }) {
  const documents = Object.values(JSON.parse(readFileSync(MANIFEST, 'utf8')).documents);
  const plans = await coldPlans(
    documents.map(({ name }) => name),
    rounds,
  );
  const readyMs = await warmBoots(documents, rounds);
  const largest = Math.max(...plans.map(({ firstMs }) => firstMs));
  const row = (name, ...figures) =>
    `${name.padEnd(36)}${figures.map((figure) => String(figure).padStart(10)).join('')}`;
  const lines = [
    `\ncold plans, medians of ${rounds}`,
    row('', 'first ms', 'CPU ms', 'second ms', 'CPU ms'),
    ...plans.map(({ name, ...figures }) => row(name, ...Object.values(figures))),
    `largest ${largest} ms; warm boot with ${REGISTERED} registered documents ${Math.round(readyMs)} ms`,
  ];
  return {
    text: `${lines.join('\n')}\n`,
    figures: { workload: 'cold plans and warm boot', rounds, plans, warmBoot: { documents: REGISTERED, readyMs } },
  };
}

/** Each document is the first of its own processes and the second of its neighbour's. */
async function coldPlans(names, rounds) {
  const samples = new Map(names.map((name) => [name, { first: [], second: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, name] of names.entries()) {
      const next = names[(i + 1) % names.length];
      const program = await startProgram([here('cold-plan.mjs'), SUPERGRAPH, MANIFEST, name, next], { name });
      const [first, second] = program.first.plans;
      samples.get(name).first.push(first);
      samples.get(next).second.push(second);
      await program.stop();
    }
  }
  const medianOf = (plans, key) => median(plans.map((plan) => plan[key]));
  return [...samples].map(([name, { first, second }]) => ({
    name,
    firstMs: medianOf(first, 'ms'),
    firstCpuMs: medianOf(first, 'cpuMs'),
    secondMs: medianOf(second, 'ms'),
    secondCpuMs: medianOf(second, 'cpuMs'),
  }));
}

async function warmBoots(documents, rounds) {
  const supergraph = createSupergraph(readFileSync(SUPERGRAPH, 'utf8'));
  const manifest = documentVariations(supergraph.apiSchema, documents, REGISTERED);
  await supergraph.planner.close();
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-boot-'));
  try {
    const file = join(folder, 'documents.json');
    writeFileSync(file, JSON.stringify(manifest));
    const samples = [];
    for (let round = 0; round < rounds; round += 1) samples.push(await warmBoot(file));
    return median(samples);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function warmBoot(documentsFile) {
  const { args, env } = contenders(SUPERGRAPH).find(({ name }) => name === 'shiyu');
  const startedAt = performance.now();
  const program = await startProgram(args, {
    name: 'gateway',
    env: { ...env, DOCUMENTS: documentsFile, LOG_LEVEL: 'warn' },
  });
  try {
    while ((await fetch(`${program.first.listening}/health/ready`)).status !== 200);
    const readyMs = performance.now() - startedAt;
    // What it leaves out would make the start faster than it is.
    if (program.stderr()) throw new Error(program.stderr());
    return readyMs;
  } finally {
    await program.stop();
  }
}

function median(samples) {
  return Math.round(samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] * 10) / 10;
}
