import type { Check } from './check.js';
import { runNode } from './run-node.js';

/** The rules of `.oxlintrc.json`, those that need types and the borders between the parts included. */
export const lint: Check = {
  name: 'lint',
  run: () => runNode('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--format=unix', '.'),
};
