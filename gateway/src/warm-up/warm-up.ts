import type { Logger } from 'pino';
import type { OperationStore } from '../operations/operation-store.js';
import { readOperation } from '../operations/read-operation.js';
import type { CompiledOperation } from '../plan/compiled-operation.js';
import type { Snapshot } from '../snapshot.js';
import { compileDocuments } from './compile-documents.js';
import { runExecutions } from './run-executions.js';
import { schemaOperations } from './schema-operations.js';

/**
 * What is done before a snapshot is served, so that the first to ask waits no longer than the others: registered documents
 * are compiled, and at the start of the process executions are run for `executeForMs`.
 */
export async function warmUp(
  snapshot: Snapshot,
  store: OperationStore,
  log: Logger,
  executeForMs: number,
): Promise<void> {
  const compiled = await compileDocuments(snapshot, store, log);
  if (executeForMs === 0 || snapshot.engine.name !== 'shiyu') return;
  const operations = compiled.length > 0 ? compiled : await compileSome(snapshot);
  await runExecutions(operations, snapshot.supergraph.composedSchema, executeForMs).catch((cause: Error) =>
    log.debug({ reason: cause.message }, 'executions could not be warmed up'),
  );
}

/** For where nothing is registered. What cannot be planned is left out. */
async function compileSome({ supergraph, engine }: Snapshot): Promise<readonly CompiledOperation[]> {
  const nothing = new Set<string>();
  const compiled = await Promise.allSettled(
    schemaOperations(supergraph.apiSchema).map((text) => {
      const operation = readOperation(supergraph, { id: text, text, operationName: undefined, registeredAs: text });
      return engine.compile({ operation, denied: nothing, variables: {}, overrideLabels: nothing });
    }),
  );
  return compiled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}
