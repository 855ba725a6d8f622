import type { Logger } from 'pino';
import { loadOperation } from './operations/load-operation.js';
import type { OperationStore } from './operations/operation-store.js';
import type { Snapshot } from './snapshot.js';

/**
 * Loads and plans every registered document, as far as that depends on nobody, before a snapshot is served: the first to
 * ask does not pay for the plan. A document that no longer fits the supergraph is logged and left out.
 */
export async function warmPlans({ supergraph, engine }: Snapshot, store: OperationStore, log: Logger): Promise<void> {
  const nobody = new Set<string>();
  for (const { id, name } of store.all()) {
    try {
      const operation = loadOperation(supergraph, store, { documentId: id, variables: {} }, false);
      await engine.prepare(supergraph, operation, nobody, {});
    } catch (cause) {
      log.warn({ documentId: id, document: name, reason: (cause as Error).message }, 'a document cannot be planned');
    }
  }
}
