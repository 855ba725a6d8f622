import { runSubgraph } from '@shiyu/kit';
import { subgraph } from './subgraph.js';

await runSubgraph(subgraph);
