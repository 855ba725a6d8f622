import type { Logger } from 'pino';
import type { OperationStore } from './operations/operation-store.js';
import type { Snapshot } from './snapshot.js';

/**
 * Loads and plans every registered document, as far as that depends on nobody, before a snapshot is served: the first to
 * ask does not pay for the plan. A document that no longer fits the supergraph is logged and left out.
 */
export async function warmPlans({ operations, engine }: Snapshot, store: OperationStore, log: Logger): Promise<void> {
  const nobody = new Set<string>();
  for (const { id, name } of store.all()) {
    try {
      const operation = operations.load({ documentId: id, variables: {} }, false);
      await engine.compile({ operation, denied: nobody, variables: {}, overrideLabels: nobody });
    } catch (cause) {
      log.warn({ documentId: id, document: name, reason: (cause as Error).message }, 'a document cannot be planned');
    }
  }
}
