import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.js';
import type { Check } from './check.js';
import { runNode } from './run-node.js';

const LAUNCHER = 'deploy/local';

/** Every workspace type-checks, tests included; the launcher, which is plain JavaScript, at least parses. */
export const types: Check = {
  name: 'types',
  run: async () => {
    const findings = [
      ...(await runNode('node_modules/turbo/bin/turbo', 'run', 'typecheck', '--continue', '--output-logs=errors-only')),
    ];
    const files = readdirSync(join(repositoryRoot, LAUNCHER), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.mjs')))
      findings.push(...(await runNode('--check', join(LAUNCHER, file))));
    return findings;
  },
};
