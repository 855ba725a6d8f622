import { load } from './load.mjs';
import { cpuMs, residentMiB } from './process.mjs';

/**
 * Loads several servers in turn, round by round, so that a slow minute of the machine meets all of them.
 * @param {{ name: string, title: string, url: string, pid: number }[]} servers
 * @returns {Promise<object[]>} medians of each: CPU and latencies in milliseconds, resident memory in MiB
 */
export async function measure(servers, bodies, { connections, rounds, seconds, headers = {} }) {
  const samples = new Map(servers.map(({ name }) => [name, []]));
  for (const { url } of servers) await load(url, bodies, { connections, seconds: 3, headers });
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, url, pid } of servers) {
      const before = cpuMs(pid);
      const { requests, failed, p50Ms, p99Ms } = await load(url, bodies, { connections, seconds, headers });
      const cpu = (cpuMs(pid) - before) / requests;
      samples
        .get(name)
        .push({ cpuMs: cpu, p50Ms, p99Ms, perSecond: requests / seconds, failed, residentMiB: residentMiB(pid) });
    }
  }
  return servers.map(({ name, title }) => ({ name, title, connections, ...medians(samples.get(name)) }));
}

function medians(samples) {
  const median = (key) => samples.map((sample) => sample[key]).sort((a, b) => a - b)[Math.floor(samples.length / 2)];
  return Object.fromEntries(Object.keys(samples[0]).map((key) => [key, Math.round(median(key) * 1000) / 1000]));
}
