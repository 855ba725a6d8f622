import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { GatewayError } from '../errors.js';
import type { GraphqlRequest } from '../http/parse-request.js';
import type { Supergraph } from '../supergraph.js';
import type { OperationStore } from './operation-store.js';
import type { Operation } from './operation.js';
import { readOperation } from './read-operation.js';

const MAX_BYTES = 48 * 1024 * 1024;
/** Hashes of texts that came lately: the same few come again and again. */
const hashes = new LRUCache<string, string>({
  max: 500,
  maxSize: 2_000_000,
  sizeCalculation: (_, text) => text.length + 64,
});

/** Finds the operation that a request names, and reads each once. */
export interface OperationLoader {
  /**
   * Raises PERSISTED_DOCUMENT_NOT_FOUND, PERSISTED_DOCUMENT_REQUIRED, and whatever reading the document raises
   * (read-operation.ts).
   */
  load(request: GraphqlRequest, persistedOnly: boolean): Operation;
}

/** For one supergraph: after a reload nothing that was read by the old one is kept. */
export function createOperationLoader(supergraph: Supergraph, store: OperationStore): OperationLoader {
  const loaded = new LRUCache<string, Operation>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ sizeBytes }) => sizeBytes,
  });
  return {
    load({ documentId, operationName, query }, persistedOnly) {
      const document = documentId === undefined ? undefined : store.find(documentId);
      if (documentId !== undefined && !document) throw new GatewayError('PERSISTED_DOCUMENT_NOT_FOUND');
      const text = document?.text ?? (query as string);
      const id = document?.id ?? hashOf(text);
      // A text equal to a registered document is that document, however it was sent.
      const registeredAs = (document ?? store.byHash(id))?.name;
      if (persistedOnly && !document) throw new GatewayError('PERSISTED_DOCUMENT_REQUIRED');
      const key = `${id} ${operationName ?? ''} ${registeredAs ?? ''}`;
      const known = loaded.get(key);
      if (known) return known;
      const operation = readOperation(supergraph, { id, text, operationName, registeredAs });
      loaded.set(key, operation);
      return operation;
    },
  };
}

function hashOf(text: string): string {
  let hash = hashes.get(text);
  if (hash === undefined) hashes.set(text, (hash = createHash('sha256').update(text).digest('hex')));
  return hash;
}
