import { Client } from 'undici';
import { ask } from './ask.mjs';

/**
 * Keeps `connections` requests in flight for `seconds`, each connection asking the bodies in turn. Resolves to the number
 * of answers, failures and the latencies' percentiles in milliseconds.
 */
export async function load(url, bodies, { connections, seconds, headers = {} }) {
  const { origin, pathname } = new URL(url);
  const until = performance.now() + seconds * 1000;
  const latencies = [];
  let failed = 0;
  let bytes = 0;
  await Promise.all(
    Array.from({ length: connections }, async (_, i) => {
      const client = new Client(origin, { pipelining: 1 });
      for (let n = i; performance.now() < until; n += 1) {
        const startedAt = performance.now();
        const answer = await ask(client, pathname, bodies[n % bodies.length], headers);
        if (!answer.ok) failed += 1;
        bytes += answer.bytes;
        latencies.push(performance.now() - startedAt);
      }
      await client.close();
    }),
  );
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { requests: latencies.length, failed, bytes, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: latencies.at(-1) };
}
