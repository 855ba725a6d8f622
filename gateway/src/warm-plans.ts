import type { Gateway } from './gateway.js';
import { loadOperation } from './operations/load-operation.js';

/**
 * Loads and plans every registered document, as far as that depends on nobody, before the gateway says that it is ready:
 * the first to ask does not pay for the plan. A document that no longer fits the supergraph is logged and left out.
 */
export async function warmPlans({ operationStore, supergraph, engine, log }: Gateway): Promise<void> {
  const nobody = new Set<string>();
  for (const { id, name } of operationStore.all()) {
    try {
      const operation = loadOperation(supergraph, operationStore, { documentId: id, variables: {} }, false);
      await engine.prepare(supergraph, operation, nobody, {});
    } catch (cause) {
      log.warn({ documentId: id, document: name, reason: (cause as Error).message }, 'a document cannot be planned');
    }
  }
}
