import { getOperationAST, parse, specifiedRules, validate, visit, type DocumentNode } from 'graphql';
import { GatewayError } from '../errors.js';
import type { Supergraph } from '../supergraph.js';
import { readArgumentUses } from './argument-uses.js';
import { conditionVariables } from './condition-variables.js';
import { checkLimits, MAX_TOKENS } from './limits/check-limits.js';
import type { Operation } from './operation.js';
import { readProtectedCoordinates } from './protected-coordinates.js';

/** A document, and which operation of it is meant. */
export interface OperationSource {
  /** SHA-256 of the text, hexadecimal */
  readonly id: string;
  readonly text: string;
  readonly operationName: string | undefined;
  /** name under which the document is registered; undefined where it is not */
  readonly registeredAs: string | undefined;
}

type SchemaFacts = Pick<Supergraph, 'apiSchema' | 'policies'>;

/**
 * Parses, measures and validates a document, and reads off it what is asked of every operation. Raises
 * GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_NOT_FOUND, OPERATION_NOT_SUPPORTED, OPERATION_TOO_COMPLEX.
 */
export function readOperation(
  schema: SchemaFacts,
  { id, text, operationName, registeredAs }: OperationSource,
): Operation {
  const document = parseDocument(text);
  if (registeredAs === undefined) checkLimits(document, operationName);
  const errors = validate(schema.apiSchema, document, specifiedRules, { maxErrors: 20 });
  if (errors.length > 0) {
    throw new GatewayError('GRAPHQL_VALIDATION_FAILED', {
      errors: errors.map(({ message, locations }) => ({
        message,
        ...(locations ? { locations } : {}),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      })),
    });
  }
  const definition = getOperationAST(document, operationName);
  if (!definition) throw new GatewayError('OPERATION_NOT_FOUND');
  // Validation lets an operation pass whose kind the schema does not have at all.
  if (definition.operation === 'subscription' || !schema.apiSchema.getRootType(definition.operation)) {
    throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail: `A ${definition.operation} is not served here.` });
  }
  return Object.freeze({
    id,
    text,
    ...(registeredAs === undefined ? {} : { name: registeredAs }),
    registered: registeredAs !== undefined,
    document,
    ...(operationName ? { operationName } : {}),
    kind: definition.operation,
    protectedCoordinates: readProtectedCoordinates(schema, document, definition),
    argumentUses: readArgumentUses(schema, document, definition),
    conditionVariables: conditionVariables(document),
    fieldNames: fieldNames(document),
  });
}

function fieldNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { Field: ({ name }) => void names.add(name.value) });
  return names;
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (cause) {
    throw new GatewayError('GRAPHQL_PARSE_FAILED', {
      detail: `The document is not valid GraphQL: ${(cause as Error).message.slice(0, 200)}`,
      cause,
    });
  }
}
