import { parseArgs } from 'node:util';
import { issueToken } from './issue-token.js';
import { OUTSIDER, personas } from './personas.js';

/** `npm run -s token -- P3 [--purpose MEDIATION] [--ttl 3600]`: prints the token alone. */
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { purpose: { type: 'string' }, ttl: { type: 'string' } },
  });
  const [personaId] = positionals;
  if (!personaId)
    throw new Error(`Name a persona: npm run -s token -- P3. Known: ${[...personas.keys(), OUTSIDER].join(', ')}.`);
  const ttlSeconds = values.ttl === undefined ? undefined : Number(values.ttl);
  if (ttlSeconds !== undefined && !Number.isInteger(ttlSeconds))
    throw new Error(`--ttl takes whole seconds, not ${values.ttl}.`);
  const token = await issueToken(personaId, {
    dataDir: process.env['DATA_DIR'] ?? '.data',
    ...(values.purpose ? { purpose: values.purpose } : {}),
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
  });
  process.stdout.write(`${token}\n`);
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
