import type { Logger } from 'pino';
import type { Engine } from '../engine.js';
import type { ExecutionRequest } from '../execution/execution-request.js';
import type { ExecutionResult } from '../execution/execution-result.js';
import type { CompiledOperation } from '../plan/compiled-operation.js';

/** Compares answers with the reference engine's, beside the traffic. */
export interface Shadow {
  compare(compiled: CompiledOperation, request: ExecutionRequest, result: ExecutionResult): void;
}

const MAX_AT_ONCE = 4;
const MAX_PATHS = 20;

/**
 * Runs a sampled share of queries through the reference as well, after the client's answer is made, and logs where the
 * two differ: document id and response paths, never values. Skips rather than queues when the machine is busy.
 */
export function createShadow(
  reference: Engine,
  percent: number,
  log: Logger,
  random: () => number = Math.random,
): Shadow {
  let running = 0;
  return {
    compare(compiled, request, result) {
      const { operation } = compiled;
      if (operation.kind !== 'query' || running >= MAX_AT_ONCE || random() * 100 >= percent) return;
      running += 1;
      // The client's signal ends with its answer; the comparison has its own time.
      reference
        .execute(compiled, { ...request, signal: AbortSignal.timeout(30_000) })
        .then((expected) => {
          const differences = differingPaths(dataOf(result), dataOf(expected));
          if (differences.length > 0)
            log.warn(
              { documentId: operation.id, document: operation.name, differences: differences.slice(0, MAX_PATHS) },
              'shadow: the reference answers differently',
            );
          else log.debug({ documentId: operation.id, document: operation.name }, 'shadow: equal');
        })
        .catch((cause: Error) =>
          log.warn({ documentId: operation.id, error: cause.name }, 'shadow: the reference failed'),
        )
        .finally(() => (running -= 1));
    },
  };
}

const dataOf = ({ response }: ExecutionResult): unknown => (JSON.parse(String(response)) as { data: unknown }).data;

/** Response paths at which two values differ. */
export function differingPaths(ours: unknown, theirs: unknown, path = ''): string[] {
  if (Object.is(ours, theirs)) return [];
  if (
    typeof ours !== 'object' ||
    typeof theirs !== 'object' ||
    ours === null ||
    theirs === null ||
    Array.isArray(ours) !== Array.isArray(theirs)
  )
    return [path || '(root)'];
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...keys].flatMap((key) =>
    differingPaths((ours as never)[key], (theirs as never)[key], path ? `${path}.${key}` : key),
  );
}
