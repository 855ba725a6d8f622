import type { Check } from './check.js';
import { runNode } from './run-node.js';

/** No file, export or dependency without a use, and no use without a dependency (`knip.json`). */
export const unused: Check = {
  name: 'unused',
  run: () => runNode('node_modules/knip/bin/knip.js', '--no-progress'),
};
