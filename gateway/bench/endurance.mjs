import { fileURLToPath } from 'node:url';
import { startComposed } from './composed.mjs';
import { readPauses } from './gc-pauses.mjs';
import { contenders } from './gateways.mjs';
import { load } from './load.mjs';
import { residentMiB, withPrograms } from './process.mjs';
import { steadyLoad } from './steady-load.mjs';
import { summary } from './endurance-summary.mjs';
import { sevenHops } from './workloads/seven-hops.mjs';

const EVERY_MS = 10_000;
const WATCHER = fileURLToPath(new URL('gc-pauses.mjs', import.meta.url));

/**
 * The gateway alone over (a) for many minutes, at half of the rate that it can do at most: memory, latencies, and pauses
 * of garbage collection. The most it can do is found out with another gateway, because full load leaves its memory large.
 */
export function measureEndurance({ minutes }) {
  return withPrograms(async (start) => {
    const { file } = await startComposed(sevenHops, start);
    const { args, env } = contenders(file).find(({ name }) => name === 'shiyu');
    const startGateway = () => start(['--import', WATCHER, ...args], { cpu: 1, name: 'gateway', env });
    const body = JSON.stringify(sevenHops.operations[0]);

    const most = await startGateway();
    await warmUp(most, body);
    const mostPerSecond = await answersPerSecond(most, body, 50);
    await most.stop();
    const perSecond = mostPerSecond / 2;
    const steady = await startGateway();
    await warmUp(steady, body);
    const run = await endure(steady, body, { perSecond, seconds: minutes * 60 });
    const { text, figures } = summary(run);
    return {
      text: `\nendurance: ${minutes} min of ${sevenHops.title} at ${perSecond.toFixed(0)}/s, half of the most\n${text}`,
      figures: { workload: `endurance on ${sevenHops.title}`, minutes, mostPerSecond, perSecond, ...figures },
    };
  });
}

/** Until its code is compiled, few at a time: what waits at the start would otherwise be waited for to the end. */
const warmUp = (gateway, body) => answersPerSecond(gateway, body, 4);

async function answersPerSecond(gateway, body, connections) {
  const seconds = 8;
  const { requests } = await load(`${gateway.first.listening}/graphql`, [body], { connections, seconds });
  return requests / seconds;
}

/** One steady run: its answers as they came, a sample of the gateway's memory every ten seconds, and all pauses. */
async function endure(gateway, body, { perSecond, seconds }) {
  const beganAt = performance.timeOrigin + performance.now();
  const answers = [];
  const memory = [];
  const sample = () => memory.push({ residentMiB: residentMiB(gateway.pid), heapMiB: heapMiB(gateway) });
  const timer = setInterval(sample, EVERY_MS);
  try {
    const onAnswer = (answer) => answers.push(answer);
    await steadyLoad(`${gateway.first.listening}/graphql`, body, { perSecond, seconds, onAnswer });
    // The last sample is due when the last request is; whichever comes first.
    if (memory.length < (seconds * 1000) / EVERY_MS) sample();
  } finally {
    clearInterval(timer);
  }
  return { beganAt, everyMs: EVERY_MS, answers, memory, pauses: readPauses(gateway.stderr()) };
}

function heapMiB(gateway) {
  return readPauses(gateway.stderr()).findLast((pause) => pause.heapMiB !== undefined)?.heapMiB;
}
