import { mixed } from './mixed.mjs';
import { sevenHops } from './seven-hops.mjs';
import { passthrough, thousandEntities } from './thousand-entities.mjs';

/** Workloads over subgraphs of the benchmark's own, by name. */
export const workloads = new Map(
  [sevenHops, thousandEntities, passthrough, mixed].map((workload) => [workload.name, workload]),
);
