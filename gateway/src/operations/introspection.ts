import { execute, getOperationAST, Kind, type SelectionSetNode } from 'graphql';
import type { ExecutionResult } from '../execution/execution-result.js';
import type { Operation } from './operation.js';
import { GatewayError } from '../errors.js';
import type { Supergraph } from '../supergraph.js';

/**
 * Answers an operation that asks for the schema, from the API schema; undefined for operations that ask for data.
 * Raises OPERATION_NOT_SUPPORTED for one that asks for both: no subgraph could answer it as one.
 */
export function introspect(
  { apiSchema }: Supergraph,
  operation: Operation,
  variables: Readonly<Record<string, unknown>>,
): ExecutionResult | undefined {
  const asked = askedOf.get(operation) ?? askedRoots(operation);
  askedOf.set(operation, asked);
  if (asked === 'data') return undefined;
  if (asked === 'both') {
    throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail: 'Ask for the schema and for data in two operations.' });
  }
  const { data } = execute({
    schema: apiSchema,
    document: operation.document,
    operationName: operation.operationName,
    variableValues: variables,
  }) as { readonly data?: unknown };
  return { response: JSON.stringify({ data: data ?? null }) };
}

type Asked = 'data' | 'schema' | 'both';
const askedOf = new WeakMap<Operation, Asked>();

function askedRoots(operation: Operation): Asked {
  const definition = getOperationAST(operation.document, operation.operationName);
  if (!definition || definition.operation !== 'query') return 'data';
  const fragments = new Map(
    operation.document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  const names = rootFields(definition.selectionSet, fragments);
  if (!names.some((name) => name === '__schema' || name === '__type')) return 'data';
  return names.some((name) => !name.startsWith('__')) ? 'both' : 'schema';
}

function rootFields(set: SelectionSetNode, fragments: ReadonlyMap<string, SelectionSetNode>): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const nested =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection.selectionSet;
    return nested ? rootFields(nested, fragments) : [];
  });
}
