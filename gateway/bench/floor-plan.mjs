import { createSubgraphClient } from '../dist/execution/transport/subgraph-client.js';
import { readOperation } from '../dist/operations/read-operation.js';
import { createShiyuEngine } from '../dist/shiyu-engine.js';
import { createSupergraph } from '../dist/supergraph.js';

/**
 * What the floor program repeats: the requests that our engine sends upstream for an operation, by round, and the answer.
 * @returns {Promise<{ rounds: { url: string, body: string }[][], body: string }>}
 */
export async function floorPlan(sdl, { query, variables = {} }) {
  const supergraph = createSupergraph(sdl);
  const engine = createShiyuEngine(supergraph);
  const operation = readOperation(supergraph, { id: query, text: query, registeredAs: 'floor' });
  const nothing = new Set();
  const compiled = await engine.compile({ operation, denied: nothing, variables, overrideLabels: nothing });
  const sent = new Map();
  const clients = [...supergraph.subgraphs].map(([name, url]) => [name, url, createSubgraphClient(name, url)]);
  const subgraphs = new Map(
    clients.map(([name, url, client]) => [
      name,
      {
        send: (request, headersOf, signal) => {
          sent.set(JSON.parse(request.body).query, { url, body: request.body });
          return client.send(request, headersOf, signal);
        },
      },
    ]),
  );
  const { signal } = new AbortController();
  const request = { variables, subgraphs, requestHeaders: () => ({}), signal, requestId: 'floor', shareKey: undefined };
  const { response } = await engine.execute(compiled, request);
  const rounds = [];
  const roundOf = [];
  for (const fetch of compiled.plan.fetches) {
    roundOf[fetch.id] = Math.max(-1, ...fetch.dependsOn.map((before) => roundOf[before])) + 1;
    (rounds[roundOf[fetch.id]] ??= []).push(sent.get(fetch.document));
  }
  await Promise.all([supergraph.planner.close(), ...clients.map(([, , client]) => client.close())]);
  return { rounds: rounds.map((round) => round.filter(Boolean)), body: String(response) };
}
