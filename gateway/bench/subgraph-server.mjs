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
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const body = (chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)).toString('utf8');
      let answer = answers.get(body);
      if (!answer) {
        const { query, variables, operationName } = JSON.parse(body);
        answer = Buffer.from(
          JSON.stringify(
            await execute({
              schema,
              document: parse(query),
              variableValues: variables,
              operationName,
              contextValue: {},
            }),
          ),
        );
        answers.set(body, answer);
      }
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
      response.end(answer);
    });
  });
  server.keepAliveTimeout = 120_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls[name] = `http://127.0.0.1:${server.address().port}/graphql`;
}
process.stdout.write(`${JSON.stringify({ subgraphs: urls })}\n`);
