import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { GatewayError } from '../errors.js';
import type { Supergraph } from '../supergraph.js';
import { readArgumentUses } from './argument-uses.js';
import { conditionVariables } from './condition-variables.js';
import { deduplicateSelections } from './deduplicate-selections.js';
import { finiteFloats } from './finite-floats.js';
import { checkSize, checkTokens } from './limits/check-limits.js';
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

type SchemaFacts = Pick<Supergraph, 'apiSchema' | 'policies' | 'ungoverned'>;

const MAX_ERRORS = 20;
const RULES = [...specifiedRules, finiteFloats];
/** Measured with documents of 1,000 to 10,000 tokens: what their nodes, and all that is read off them, take of the heap. */
const BYTES_PER_TOKEN = 250;
const BYTES_PER_OPERATION = 4_000;

/**
 * Measures, parses and validates a document, and reads off it what is asked of every operation. Nothing that calls itself
 * sees a document before it is measured. Raises GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_NOT_FOUND,
 * OPERATION_NOT_SUPPORTED, OPERATION_TOO_COMPLEX.
 */
export function readOperation(schema: SchemaFacts, source: OperationSource): Operation {
  try {
    return read(schema, source);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    // Of a registered document, which is not limited: the stack is over.
    const detail = 'The operation is nested too deeply. Split it.';
    throw new GatewayError('OPERATION_TOO_COMPLEX', { detail, cause });
  }
}

function read(schema: SchemaFacts, { id, text, operationName, registeredAs }: OperationSource): Operation {
  const { document, tokens } = parseDocument(text, registeredAs !== undefined);
  if (registeredAs === undefined) checkSize(document);
  checkValid(schema.apiSchema, document, text);
  const definition = getOperationAST(document, operationName);
  if (!definition) throw new GatewayError('OPERATION_NOT_FOUND');
  // Validation lets an operation pass whose kind the schema does not have at all.
  if (definition.operation === 'subscription' || !schema.apiSchema.getRootType(definition.operation)) {
    throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail: `A ${definition.operation} is not served here.` });
  }
  return Object.freeze({
    id,
    ...(registeredAs === undefined ? {} : { name: registeredAs }),
    registered: registeredAs !== undefined,
    document,
    ...(operationName ? { operationName } : {}),
    kind: definition.operation,
    protectedCoordinates: readProtectedCoordinates(schema, document, definition),
    argumentUses: readArgumentUses(schema, document, definition),
    conditionVariables: conditionVariables(document),
    fieldNames: fieldNames(document),
    sizeBytes: BYTES_PER_OPERATION + tokens * BYTES_PER_TOKEN,
  });
}

/** The document without the places of its nodes: they would keep the text, comments included, as long as the operation. */
function parseDocument(
  text: string,
  isRegistered: boolean,
): { readonly document: DocumentNode; readonly tokens: number } {
  try {
    const tokens = checkTokens(text, isRegistered);
    return { document: deduplicateSelections(parse(text, { noLocation: true })), tokens };
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    const detail = `The document is not valid GraphQL: ${cause.message.slice(0, 200)}`;
    throw new GatewayError('GRAPHQL_PARSE_FAILED', { detail, cause });
  }
}

function checkValid(schema: GraphQLSchema, document: DocumentNode, text: string): void {
  if (validate(schema, document, RULES, { maxErrors: 1 }).length === 0) return;
  // Once more, for all errors and with their places.
  const placed = deduplicateSelections(parse(text));
  const found = validate(schema, placed, RULES, { maxErrors: MAX_ERRORS });
  // The last one only says that there are more.
  const errors = found.length > MAX_ERRORS ? found.slice(0, MAX_ERRORS) : found;
  throw new GatewayError('GRAPHQL_VALIDATION_FAILED', {
    errors: errors.map(({ message, locations }) => ({
      message,
      ...(locations ? { locations } : {}),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })),
  });
}

function fieldNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { Field: ({ name }) => void names.add(name.value) });
  return names;
}
