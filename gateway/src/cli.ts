import { parseArgs } from 'node:util';
import { runGateway } from './run-gateway.js';

/** `npm run gateway -- --supergraph FILE --port N [--access off] [--engine reference]`: the gateway alone. */
const OPTIONS = {
  supergraph: { type: 'string' },
  port: { type: 'string' },
  access: { type: 'string' },
  engine: { type: 'string' },
  share: { type: 'string' },
} as const;

try {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.share !== undefined && values.share !== 'none')
    throw new Error(
      `--share ${values.share} comes with the engine (issue 4); this release shares nothing. Leave it out, or give none.`,
    );
  const settings = Object.entries({
    SUPERGRAPH: values.supergraph,
    PORT: values.port,
    ACCESS: values.access,
    ENGINE: values.engine,
  });
  await runGateway({ ...process.env, ...Object.fromEntries(settings.filter(([, value]) => value !== undefined)) });
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
