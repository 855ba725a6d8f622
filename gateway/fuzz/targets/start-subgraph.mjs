import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate } from 'graphql';
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * A subgraph that answers rightly until it is given another way to write its answers: `writeWith((answer, response) => …)`.
 */
export async function startSubgraph({ name, typeDefs, resolvers }) {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const plainly = (answer, response) => response.end(JSON.stringify(answer));
  let write = plainly;
  const answer = async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const document = parse(query);
    const errors = validate(schema, document);
    const answered =
      errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: variables, contextValue: {} });
    response.setHeader('content-type', 'application/json');
    write(answered, response);
  };
  // A gateway that ended leaves half a request.
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    name,
    typeDefs,
    url: `http://127.0.0.1:${server.address().port}/graphql`,
    writeWith: (other) => (write = other ?? plainly),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
