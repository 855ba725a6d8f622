import { sevenHops } from './seven-hops.mjs';

/** Workloads over subgraphs of the benchmark's own, by name. */
export const workloads = new Map([sevenHops].map((workload) => [workload.name, workload]));
