import { createHash } from 'node:crypto';
import { getOperationAST, parse, specifiedRules, validate, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Operation } from '../engine.js';
import { GatewayError } from '../errors.js';
import type { GraphqlRequest } from '../http/parse-request.js';
import type { Supergraph } from '../supergraph.js';
import { checkLimits, MOST_TOKENS } from './limits/check-limits.js';
import type { OperationStore } from './operation-store.js';

const MOST_OPERATIONS = 5_000;
/** Operations go with their supergraph: after a reload nothing of the old one is kept. */
const loadedFor = new WeakMap<Supergraph, LRUCache<string, Operation>>();
/** Hashes of texts that came lately: the same few come again and again. */
const hashes = new LRUCache<string, string>({
  max: 500,
  maxSize: 2_000_000,
  sizeCalculation: (_, text) => text.length + 64,
});

/**
 * The operation a request names, by document id or by text: parsed, measured, validated, once per supergraph. Raises
 * PERSISTED_DOCUMENT_NOT_FOUND, _REQUIRED, GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_NOT_FOUND,
 * OPERATION_NOT_SUPPORTED, OPERATION_TOO_COMPLEX.
 */
export function loadOperation(
  supergraph: Supergraph,
  store: OperationStore,
  request: GraphqlRequest,
  persistedOnly: boolean,
): Operation {
  const { documentId, operationName } = request;
  const document = documentId === undefined ? undefined : store.find(documentId);
  if (documentId !== undefined && !document) throw new GatewayError('PERSISTED_DOCUMENT_NOT_FOUND');
  const text = document?.text ?? (request.query as string);
  const id = document?.id ?? hashOf(text);
  // A text equal to a registered document is that document, however it was sent.
  const registered = document ?? store.byHash(id);
  if (persistedOnly && !document) throw new GatewayError('PERSISTED_DOCUMENT_REQUIRED');

  const loaded = loadedFor.get(supergraph) ?? new LRUCache({ max: MOST_OPERATIONS });
  loadedFor.set(supergraph, loaded);
  const key = `${id} ${operationName ?? ''} ${registered ? registered.name : ''}`;
  const known = loaded.get(key);
  if (known) return known;
  const parsed = parseDocument(text);
  if (!registered) checkLimits(parsed, operationName);
  const errors = validate(supergraph.apiSchema, parsed, specifiedRules, { maxErrors: 20 });
  if (errors.length > 0) {
    throw new GatewayError('GRAPHQL_VALIDATION_FAILED', {
      errors: errors.map(({ message, locations }) => ({
        message,
        ...(locations ? { locations } : {}),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      })),
    });
  }
  const definition = getOperationAST(parsed, operationName);
  if (!definition) throw new GatewayError('OPERATION_NOT_FOUND');
  // Validation lets an operation pass whose kind the schema does not have at all.
  if (definition.operation === 'subscription' || !supergraph.apiSchema.getRootType(definition.operation)) {
    throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail: `A ${definition.operation} is not served here.` });
  }
  const operation: Operation = Object.freeze({
    id,
    text,
    ...(registered ? { name: registered.name } : {}),
    registered: registered !== undefined,
    document: parsed,
    ...(operationName ? { operationName } : {}),
    kind: definition.operation,
  });
  loaded.set(key, operation);
  return operation;
}

function hashOf(text: string): string {
  let hash = hashes.get(text);
  if (hash === undefined) hashes.set(text, (hash = createHash('sha256').update(text).digest('hex')));
  return hash;
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MOST_TOKENS });
  } catch (cause) {
    throw new GatewayError('GRAPHQL_PARSE_FAILED', {
      detail: `The document is no GraphQL: ${(cause as Error).message.slice(0, 200)}`,
      cause,
    });
  }
}
