import { setTimeout } from 'node:timers/promises';
import { Pool } from 'undici';
import { ask } from './ask.mjs';

/**
 * Sends requests at a steady rate, whether or not earlier ones are answered, and hands each over when it has ended:
 * `{ startedAt, ms, ok }`, `startedAt` in milliseconds of the epoch. A latency counts from when the request was due, so
 * that a server which stands still is not asked less for it.
 */
export async function steadyLoad(url, body, { perSecond, seconds, onAnswer }) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: 256, pipelining: 1 });
  const beganAt = performance.now();
  const underWay = new Set();
  const send = async (dueAt) => {
    const { ok } = await ask(pool, pathname, body);
    onAnswer({ startedAt: performance.timeOrigin + dueAt, ms: performance.now() - dueAt, ok });
  };
  for (let sent = 0; sent < perSecond * seconds;) {
    const due = Math.min(((performance.now() - beganAt) * perSecond) / 1000, perSecond * seconds);
    for (; sent < due; sent += 1) {
      const request = send(beganAt + (sent * 1000) / perSecond);
      underWay.add(request);
      void request.finally(() => underWay.delete(request));
    }
    await setTimeout(1);
  }
  await Promise.all(underWay);
  await pool.close();
}
