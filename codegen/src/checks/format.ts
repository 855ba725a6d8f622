import type { Check } from './check.js';
import { runNode } from './run-node.js';

/** Every file is written as prettier writes it; `npx prettier --write FILE` mends it. */
export const format: Check = {
  name: 'format',
  run: () => runNode('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
};
