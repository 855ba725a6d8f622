import { createGatewayRuntime, createLoggerFromLogging } from '@graphql-hive/gateway';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** Hive Gateway over Node's server; with `rust` the planner and executor of Hive Router's runtime. */
const [, , supergraph, mode] = process.argv;
const { unifiedGraphHandler } = mode === 'rust' ? await import('@graphql-hive/router-runtime') : {};
const runtime = createGatewayRuntime({
  supergraph: readFileSync(supergraph, 'utf8'),
  logging: createLoggerFromLogging?.(false) ?? false,
  ...(unifiedGraphHandler ? { unifiedGraphHandler } : {}),
  landingPage: false,
  graphiql: false,
});
const server = createServer((request, response) => void runtime(request, response));
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${server.address().port}` })}\n`),
);
