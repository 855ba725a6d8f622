import { composeServices } from '@apollo/composition';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contenders } from './gateways.mjs';
import { load } from './load.mjs';
import { cpuMs, residentMiB, startProgram } from './process.mjs';
import { workloads } from './workloads/index.mjs';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    workload: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
    connections: { type: 'string', multiple: true, default: ['50'] },
  },
});

for (const [name, workload] of workloads) {
  if (values.workload && !values.workload.includes(name)) continue;
  const subgraphs = await startProgram([fileURLToPath(new URL('subgraph-server.mjs', import.meta.url)), name], {
    cpu: 0,
    name: 'subgraphs',
  });
  const urls = subgraphs.first.subgraphs;
  const { supergraphSdl, errors } = composeServices(
    workload.subgraphs.map((each) => ({ ...each, url: urls[each.name] })),
  );
  if (errors) throw new Error(errors.join('\n'));
  const file = join(mkdtempSync(join(tmpdir(), 'shiyu-bench-')), 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  const bodies = workload.operations.map((operation) => JSON.stringify(operation));
  const running = [];
  for (const contender of contenders(file)) {
    if (contender.name === 'floor' || (values.only && !values.only.includes(contender.name))) continue;
    const program = await startProgram(contender.args, { cpu: 1, name: contender.name });
    running.push({ ...contender, program, url: `${program.first.listening}/graphql`, samples: [] });
  }
  const answers = await Promise.all(running.map(({ url }) => Promise.all(bodies.map((body) => askOnce(url, body)))));
  answers.forEach((answer, i) => {
    if (!isDeepStrictEqual(answer, answers[0]))
      process.stderr.write(
        `${running[i].name} answers differently from ${running[0].name}: ${JSON.stringify(answer).slice(0, 300)}\n`,
      );
  });
  process.stdout.write(`\n${workload.title}: ${JSON.stringify(answers[0][0]).length} bytes\n`);
  for (const connections of values.connections.map(Number)) {
    for (const { url } of running) await load(url, bodies, { connections, seconds: 3 });
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const each of running) {
        const before = cpuMs(each.program.pid);
        const { requests, failed, p50Ms, p99Ms } = await load(each.url, bodies, {
          connections,
          seconds: Number(values.seconds),
        });
        each.samples.push({
          cpuMs: (cpuMs(each.program.pid) - before) / requests,
          p50Ms,
          p99Ms,
          requests,
          failed,
          residentMiB: residentMiB(each.program.pid),
        });
      }
    }
    for (const { title, samples } of running) {
      const median = (key) =>
        samples.map((sample) => sample[key]).sort((a, b) => a - b)[Math.floor(samples.length / 2)];
      process.stdout.write(
        `${String(connections).padStart(3)} connections  ${title.padEnd(40)} cpu ${median('cpuMs').toFixed(3)} ms  p50 ${median('p50Ms').toFixed(2)}  p99 ${median('p99Ms').toFixed(2)} ms  ${Math.round(median('requests') / Number(values.seconds))}/s  rss ${Math.round(median('residentMiB'))}  failed ${median('failed')}\n`,
      );
      samples.length = 0;
    }
  }
  for (const { program } of running) await program.stop();
  await subgraphs.stop();
}

async function askOnce(url, body) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.json();
}
