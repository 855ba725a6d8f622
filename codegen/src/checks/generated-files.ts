import type { Check } from './check.js';
import { runNode } from './run-node.js';

/** What is committed under `schema/` and in other generated files is what the code gives; `npm run codegen` mends it. */
export const generatedFiles: Check = {
  name: 'codegen',
  run: () => runNode('codegen/dist/main.js', '--check'),
};
