import type { GraphQLFormattedError } from 'graphql';

const OF_A_SUBGRAPH = new Set([
  'SUBGRAPH_ERROR',
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_BAD_RESPONSE',
  'DATABASE_UNAVAILABLE',
]);
const MAX_REPORTED = 20;

/** What failed behind an answer that is whole but for that, each once, as `service CODE`: for the log, without any value. */
export function subgraphFailures(errors: readonly GraphQLFormattedError[] | undefined): readonly string[] {
  const failures = new Set<string>();
  for (const { extensions } of errors ?? []) {
    const { code, service } = (extensions ?? {}) as { readonly code?: string; readonly service?: string };
    if (code === undefined || !OF_A_SUBGRAPH.has(code)) continue;
    failures.add(service === undefined ? code : `${service} ${code}`);
    if (failures.size === MAX_REPORTED) break;
  }
  return [...failures];
}
