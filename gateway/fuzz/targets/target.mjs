import { composeServices } from '@apollo/composition';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSupergraph } from '../../dist/plan/apollo/read-supergraph.js';
import { ANSWER_MS } from './exchange.mjs';
import { FEDERATION } from './federation.mjs';
import { startGateway } from './start-gateway.mjs';
import { startSubgraph } from './start-subgraph.mjs';

export const HEALTH = '{ people { id name score } }';
const HEALTHY = '{"data":{"people":[{"id":"1","name":"Ada","score":10},{"id":"2","name":"Bo \\"q\\" 漢","score":20}]}}';

/** A gateway with its subgraphs, started again whenever it ended or hangs. */
export async function startTarget() {
  const subgraphs = await Promise.all(FEDERATION.map(startSubgraph));
  const { supergraphSdl, errors } = composeServices(subgraphs);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-fuzz-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  let gateway = await startGateway(file);

  const ask = async (body, door = 'usual') => {
    const response = await fetch(`${gateway.origins[door]}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { status: response.status, text: await response.text() };
  };
  let reloads = 0;
  /** Serves another supergraph, and tells whether it is served. */
  const reload = async (sdl) => {
    const done = gateway.reload(ANSWER_MS);
    // Never half a file, and each at another time.
    const next = `${file}.${(reloads += 1)}`;
    writeFileSync(next, sdl);
    renameSync(next, file);
    return done;
  };
  return {
    schema: readSupergraph(supergraphSdl).apiSchema,
    supergraphSdl,
    subgraphs: new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph])),
    origin: () => gateway.origins.usual,
    ask,
    async ready() {
      if (gateway.ended() === undefined) return;
      writeFileSync(file, supergraphSdl);
      gateway = await startGateway(file);
    },
    /** What is wrong with the gateway when it is asked something plain; one that hangs is ended. */
    async unwell() {
      try {
        const { text } = await ask({ query: HEALTH });
        return text === HEALTHY ? undefined : `afterwards a plain query is answered with ${text.slice(0, 300)}`;
      } catch (cause) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const end = gateway.ended();
        if (end !== undefined) return `the gateway ended with ${end}`;
        await gateway.kill();
        return `afterwards the gateway is silent: ${cause.message}`;
      }
    },
    kill: () => gateway.kill(),
    takeLog: () => gateway.takeLog(),
    /** Starts a gateway of its own over a supergraph. */
    async load(sdl) {
      const changed = join(folder, 'changed.graphql');
      writeFileSync(changed, sdl);
      return gateway.call({ load: { file: changed, query: HEALTH } }, ANSWER_MS);
    },
    reload,
    /** The heap as it is, and as it is once a reload has emptied the caches. */
    async memory() {
      const { heapMiB, heldMs } = await gateway.call({ memory: true }, ANSWER_MS);
      await reload(`${supergraphSdl}\n# ${reloads}`);
      // The next one compiles what a gateway needs at least.
      await ask({ query: HEALTH });
      const emptied = await gateway.call({ memory: true }, ANSWER_MS);
      return { heapMiB: Math.round(heapMiB), emptiedMiB: Math.round(emptied.heapMiB), heldMs: Math.round(heldMs) };
    },
    async close() {
      await gateway.stop();
      for (const subgraph of subgraphs) subgraph.stop();
      process.off('exit', removeFolder);
      removeFolder();
    },
  };
}
