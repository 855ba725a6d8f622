import type { Check } from './check.js';
import { citations } from './citations.js';
import { containers } from './containers.js';
import { format } from './format.js';
import { generatedFiles } from './generated-files.js';
import { lint } from './lint.js';
import { subgraphManifest } from './subgraph-manifest.js';
import { schema } from './schema.js';
import { types } from './types.js';
import { unused } from './unused.js';
import { versions } from './versions.js';

/** The checks of `npm run check`, in the order in which they run. */
export const checks: readonly Check[] = [
  format,
  lint,
  types,
  subgraphManifest,
  generatedFiles,
  unused,
  versions,
  schema,
  containers,
  citations,
];
