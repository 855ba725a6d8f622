import { parseArgs } from 'node:util';
import { runGateway } from './run-gateway.js';

/** `npm run gateway -- --supergraph FILE --port N [--access off] [--share none|subgraph|all] [--engine reference]`: the gateway alone. */
const OPTIONS = {
  supergraph: { type: 'string' },
  port: { type: 'string' },
  access: { type: 'string' },
  engine: { type: 'string' },
  share: { type: 'string' },
} as const;

try {
  const { values } = parseArgs({ options: OPTIONS });
  const settings = Object.entries({
    SUPERGRAPH: values.supergraph,
    PORT: values.port,
    ACCESS: values.access,
    ENGINE: values.engine,
    SHARE: values.share,
  });
  await runGateway({ ...process.env, ...Object.fromEntries(settings.filter(([, value]) => value !== undefined)) });
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
