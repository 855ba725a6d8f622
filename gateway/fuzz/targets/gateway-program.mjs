import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp } from '../../dist/app.js';
import { readConfig } from '../../dist/config.js';
import { execute } from '../../dist/execution/execute.js';
import { createGateway } from '../../dist/gateway.js';
import { loadOnce } from './load-once.mjs';

/**
 * `node gateway-program.mjs SUPERGRAPH`: a gateway without access control, for a parent that may kill it. It listens at three
 * doors: `usual` serves as it is served to clients, `columnar` and `objects` by one execution strategy each. It says where
 * they are, and whenever the supergraph was read again; it answers `{ id, memory }` and `{ id, load }`.
 */
const [file] = process.argv.slice(2);
process.on('disconnect', () => process.exit());

const log = pino({ level: 'info' }, { write: (line) => tell(JSON.parse(line)) });
const gateway = await createGateway(readConfig({ SUPERGRAPH: file, ACCESS: 'off', WARM_UP_MS: '0' }), log);
const loop = monitorEventLoopDelay({ resolution: 10 });
loop.enable();

const doors = {
  usual: gateway,
  // As a copy an operation is new each time, so that fallbacks of the past do not keep it from tables of bytes.
  columnar: served(gateway, (compiled, request) => execute({ ...compiled }, request, 'columnar')),
  objects: served(gateway, (compiled, request) => execute(compiled, request, 'objects')),
};
const apps = Object.entries(doors).map(([name, door]) => [name, createApp(door)]);
const listening = apps.map(async ([name, { app }]) => [name, await app.listen({ host: '127.0.0.1', port: 0 })]);

process.on('message', ({ id, load }) => {
  const answer = load === undefined ? memory() : loadOnce(load);
  void Promise.resolve(answer).then((answered) => process.send({ id, answered }));
});
process.once('SIGTERM', () => void Promise.all(apps.map(([, { drain }]) => drain())).then(() => process.exit()));
process.send({ origins: Object.fromEntries(await Promise.all(listening)) });

/** The same gateway with another way of execution; it is closed with the first. */
function served({ snapshots, ...rest }, executeBy) {
  const take = () => {
    const { snapshot, release } = snapshots.take();
    return { release, snapshot: { ...snapshot, engine: { ...snapshot.engine, execute: executeBy } } };
  };
  return { ...rest, snapshots: { take }, close: async () => undefined };
}

/** What the heap holds after a collection, and how long the event loop was held at most since the last time. */
async function memory() {
  globalThis.gc?.();
  // What the first one finds to be finalized only the second one frees.
  await setImmediate();
  globalThis.gc?.();
  const figures = { heapMiB: process.memoryUsage().heapUsed / 2 ** 20, heldMs: loop.max / 1e6 };
  loop.reset();
  return figures;
}

/** Failures of our own go to stderr, which the parent shows with a fault. */
function tell({ msg, code, cause }) {
  if (msg === 'reloaded' || msg.startsWith('not reloaded')) process.send?.({ reloaded: msg === 'reloaded' });
  if (code === 'INTERNAL_ERROR' || code === 'OPERATION_NOT_PLANNABLE') process.stderr.write(`${code} ${cause}\n`);
}
