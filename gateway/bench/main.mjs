import { isDeepStrictEqual, parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureBoot } from './boot.mjs';
import { startComposed } from './composed.mjs';
import { measureEndurance } from './endurance.mjs';
import { floorPlan } from './floor-plan.mjs';
import { contenders } from './gateways.mjs';
import { measure } from './measure.mjs';
import { withPrograms } from './process.mjs';
import { measureQuestions } from './questions.mjs';
import { measureRefusals } from './refusals.mjs';
import { table, writeResults } from './report.mjs';
import { workloads } from './workloads/index.mjs';

/**
 * `npm run bench -- gateway [--workload NAME …] [--only CONTENDER …] [--connections N …] [--rounds N] [--seconds N]`: CPU and
 * latency of the gateway beside its peers, one workload after the other; `--workload questions` asks the running system
 * instead, `--workload boot`, `--workload refusals` and `--workload endurance [--minutes N]` look at the gateway alone. Prints tables and writes
 * `results/`. Load and subgraphs run on CPU 0, the gateway measured on CPU 1.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workload: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    connections: { type: 'string', multiple: true, default: ['1', '50'] },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
    minutes: { type: 'string', default: '10' },
  },
});
if (positionals.length !== 1 || positionals[0] !== 'gateway') {
  process.stderr.write('Say what to measure: npm run bench -- gateway\n');
  process.exit(1);
}
const howLong = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  minutes: Number(values.minutes),
};

/** What is measured of the gateway alone, only when it is named. */
const alone = {
  questions: measureQuestions,
  boot: measureBoot,
  endurance: measureEndurance,
  refusals: measureRefusals,
};
const named = values.workload?.find((name) => name in alone);
if (named) {
  const { text, figures } = await alone[named](howLong);
  process.stdout.write(text);
  writeResults(`${named}.json`, figures);
} else {
  const chosen = [...workloads.values()].filter(({ name }) => !values.workload || values.workload.includes(name));
  for (const workload of chosen) {
    const rows = await runWorkload(workload);
    process.stdout.write(table(`\n${workload.title}`, rows));
    writeResults(`${workload.name}.json`, { workload: workload.title, rows });
  }
}

function runWorkload(workload) {
  const { operations } = workload;
  return withPrograms(async (start) => {
    const { sdl, folder, file } = await startComposed(workload, start);
    const running = [];
    for (const contender of contenders(file)) {
      if (values.only && !values.only.includes(contender.name)) continue;
      const args = [...contender.args];
      if (contender.name === 'floor') {
        // The floor repeats one operation, so it says nothing of many.
        if (operations.length > 1) continue;
        args.push(join(folder, 'floor.json'));
        writeFileSync(args.at(-1), JSON.stringify(await floorPlan(sdl, operations[0])));
      }
      const { first, pid } = await start(args, { cpu: 1, name: contender.name, env: contender.env });
      running.push({ ...contender, pid, url: `${first.listening}/graphql` });
    }
    const bodies = operations.map((operation) => JSON.stringify(operation));
    await compareAnswers(running, bodies);
    const rows = [];
    for (const connections of values.connections.map(Number)) {
      rows.push(...(await measure(running, bodies, { ...howLong, connections })));
    }
    return rows;
  });
}

/** Every contender must give the same answers; the order of fields does not count. */
async function compareAnswers(running, bodies) {
  const answers = await Promise.all(running.map(({ url }) => Promise.all(bodies.map((body) => askOnce(url, body)))));
  answers.forEach((answer, i) => {
    if (isDeepStrictEqual(answer, answers[0])) return;
    throw new Error(
      `${running[i].name} answers differently from ${running[0].name}: ${JSON.stringify(answer).slice(0, 500)}`,
    );
  });
}

async function askOnce(url, body) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.json();
}
