import { composeServices } from '@apollo/composition';
import { buildSchema } from 'graphql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSupergraph } from '../../dist/supergraph.js';
import { printSchema } from 'graphql';
import { FEDERATION } from './federation.mjs';
import { startGateway } from './start-gateway.mjs';
import { startSubgraph } from './start-subgraph.mjs';

/** A plan takes 5 s at most, and a subgraph's deadline is shorter. */
const ANSWER_MS = 15_000;
const HEALTH = { query: '{ people { id name score } }' };
const HEALTHY = '{"data":{"people":[{"id":"1","name":"Ada","score":10},{"id":"2","name":"Bo \\"q\\" 漢","score":20}]}}';

/** A gateway with its subgraphs, started again whenever it ended. */
export async function startTarget() {
  const subgraphs = await Promise.all(FEDERATION.map(startSubgraph));
  const { supergraphSdl, errors } = composeServices(subgraphs);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-fuzz-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  const supergraph = createSupergraph(supergraphSdl);
  const schema = buildSchema(printSchema(supergraph.apiSchema));
  await supergraph.planner.close();
  let gateway = await startGateway(file);

  const ask = async (body) => {
    const response = await fetch(`${gateway.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { status: response.status, text: await response.text() };
  };
  return {
    schema,
    supergraphSdl,
    folder,
    subgraphs: new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph])),
    origin: () => gateway.origin,
    ask,
    async ready() {
      if (gateway.ended() !== undefined) gateway = await startGateway(file);
    },
    /** What is wrong with the gateway when it is asked something plain. */
    async unwell() {
      try {
        const { text } = await ask(HEALTH);
        return text === HEALTHY ? undefined : `afterwards a plain query is answered with ${text.slice(0, 300)}`;
      } catch (cause) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const end = gateway.ended();
        return end === undefined
          ? `afterwards the gateway is silent: ${cause.message}`
          : `the gateway ended with ${end}`;
      }
    },
    memory: () => gateway.memory(),
    async close() {
      await gateway.stop();
      for (const subgraph of subgraphs) subgraph.stop();
      process.off('exit', removeFolder);
      removeFolder();
    },
  };
}
