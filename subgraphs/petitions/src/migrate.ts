import { runMigrations } from '@shiyu/kit';
import { subgraph } from './subgraph.js';

await runMigrations(subgraph);
