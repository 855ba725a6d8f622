import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { createServer } from 'node:http';
import { workloads } from './workloads/index.mjs';

/**
 * `node subgraph-server.mjs WORKLOAD`: the subgraphs of a workload in one process, each on a port of its own. An answer is
 * computed by graphql-js once and then repeated for the same body, so that subgraphs cost as little as can be and the
 * gateways are what is measured. Prints `{"subgraphs":{name: url}}`.
 */
const { subgraphs } = workloads.get(process.argv[2]);
const urls = {};
for (const { name, typeDefs, resolvers } of subgraphs) {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const answers = new Map();
  const answer = async (body, response) => {
    let bytes = answers.get(body);
    if (!bytes) {
      const { query, variables, operationName } = JSON.parse(body);
      const asked = { schema, document: parse(query), variableValues: variables, operationName, contextValue: {} };
      bytes = Buffer.from(JSON.stringify(await execute(asked)));
      answers.set(body, bytes);
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.end(bytes);
  };
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => void answer(Buffer.concat(chunks).toString('utf8'), response));
  });
  server.keepAliveTimeout = 120_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls[name] = `http://127.0.0.1:${server.address().port}/graphql`;
}
process.stdout.write(`${JSON.stringify({ subgraphs: urls })}\n`);
