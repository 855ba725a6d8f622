// @ts-expect-error: the workloads of the benchmark are plain JavaScript
import { sevenHops } from '../../bench/workloads/seven-hops.mjs';
import type { SubgraphFixture } from './start-subgraph.js';

const { subgraphs, operations } = sevenHops as {
  readonly subgraphs: readonly SubgraphFixture[];
  readonly operations: readonly [{ readonly query: string }];
};

/** The field's public benchmark query, and the subgraphs that answer it. */
export const sevenHopsQuery = operations[0].query;
export const sevenHopsSubgraphs = subgraphs;
