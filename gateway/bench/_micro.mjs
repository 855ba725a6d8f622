import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute as gexec, getOperationAST, parse } from 'graphql';
import { shiyuEngine } from '../dist/shiyu-engine.js';
import { createSupergraph } from '../dist/supergraph.js';
import { parseResponse } from '../dist/execution/subgraph-response.js';
import { workloads } from './workloads/index.mjs';
const w = workloads.get(process.argv[2] ?? 'seven-hops');
const { supergraphSdl } = composeServices(w.subgraphs.map((e) => ({ ...e, url: 'http://x/' })));
const supergraph = createSupergraph(supergraphSdl);
const { query, variables = {} } = w.operations[0];
const document = parse(query);
const operation = { id: 'x', text: query, registered: false, document, kind: 'query' };
const prepared = await shiyuEngine.prepare(supergraph, operation, new Set(), variables);
const cache = new Map(); let bytesIn = 0, calls = 0, sent = 0;
const subgraphs = new Map(w.subgraphs.map(({ name, typeDefs, resolvers }) => {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  return [name, { send: async ({ body }) => {
    calls++; sent += body.length;
    let bytes = cache.get(body);
    if (!bytes) { const q = JSON.parse(body); bytes = Buffer.from(JSON.stringify(await gexec({ schema, document: parse(q.query), variableValues: q.variables, contextValue: {} }))); cache.set(body, bytes); }
    bytesIn += bytes.length;
    return parseResponse(name, { statusCode: 200, bytes });
  } }];
}));
const request = { variables, subgraphs, requestHeaders: () => ({}), signal: new AbortController().signal, requestId: 'b', shareKey: undefined };
let r = await shiyuEngine.execute(prepared, request);
console.log('answer', r.json.length, 'errors', r.errors?.length, 'calls', calls, 'bytes in', bytesIn, 'sent', sent);
for (let i = 0; i < 2000; i++) await shiyuEngine.execute(prepared, request);
const n = 3000; const c0 = process.cpuUsage(); const t0 = performance.now();
for (let i = 0; i < n; i++) await shiyuEngine.execute(prepared, request);
const c = process.cpuUsage(c0); console.log('cpu per execution', ((c.user + c.system) / 1000 / n).toFixed(3), 'wall', ((performance.now() - t0) / n).toFixed(3));
const t1 = performance.now(); for (let i = 0; i < n; i++) for (const b of cache.values()) JSON.parse(b.toString('utf8')); console.log('parse alone', ((performance.now() - t1) / n).toFixed(3));
const obj = JSON.parse(r.json); const t2 = performance.now(); for (let i = 0; i < n; i++) Buffer.from(JSON.stringify(obj)); console.log('stringify alone', ((performance.now() - t2) / n).toFixed(3));
await supergraph.planner.close();
