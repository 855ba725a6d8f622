import type { Logger } from 'pino';
import type { OperationStore } from '../operations/operation-store.js';
import type { CompiledOperation } from '../plan/compiled-operation.js';
import type { Snapshot } from '../snapshot.js';

/** The planner's process and ours work at the same time; more at once would only wait. */
const MAX_AT_ONCE = 4;

/**
 * Loads and compiles every registered document, as far as that depends on nobody: the first to ask does not pay for the
 * plan. A document that no longer fits the supergraph is logged and left out.
 */
export async function compileDocuments(
  { operations, engine }: Pick<Snapshot, 'operations' | 'engine'>,
  store: OperationStore,
  log: Logger,
): Promise<readonly CompiledOperation[]> {
  const nothing = new Set<string>();
  const compiled: CompiledOperation[] = [];
  const waiting = store.all()[Symbol.iterator]();
  const compileNext = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const { id, name } = next.value;
      try {
        const operation = operations.load({ documentId: id, variables: {} }, false);
        compiled.push(await engine.compile({ operation, denied: nothing, variables: {}, overrideLabels: nothing }));
      } catch (cause) {
        log.warn({ documentId: id, document: name, reason: (cause as Error).message }, 'a document cannot be planned');
      }
    }
  };
  await Promise.all(Array.from({ length: MAX_AT_ONCE }, compileNext));
  return compiled;
}
