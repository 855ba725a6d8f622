import { createSubgraph } from './create-subgraph.js';
import { readSubgraphConfig } from './subgraph-config.js';
import type { SubgraphDefinition } from './subgraph-definition.js';

/** Runs a department's server until SIGTERM or SIGINT; prints where it listens as one JSON line. */
export async function runSubgraph(definition: SubgraphDefinition): Promise<void> {
  try {
    const config = readSubgraphConfig(process.env);
    const subgraph = await createSubgraph(definition, config);
    const address = await subgraph.app.listen({ host: config.host, port: config.port });
    process.stdout.write(`${JSON.stringify({ listening: address })}\n`);
    const stop = (): void => void subgraph.drain().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (cause) {
    process.stderr.write(`${definition.name} cannot start: ${(cause as Error).message}\n`);
    process.exit(1);
  }
}
