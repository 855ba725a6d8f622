import { getOperationAST, Kind, visit, type DocumentNode } from 'graphql';
import { collectFields } from './collect-fields.js';
import { fragmentsOf } from './fragments-of.js';

const NAMES = new Set(['__schema', '__type']);

/** The document without the fields that ask for the schema; itself where it has none. Selections may be empty then. */
export function withoutIntrospection(document: DocumentNode): DocumentNode {
  return visit(document, { Field: ({ name }) => (NAMES.has(name.value) ? null : undefined) });
}

/** Whether the root is asked for its type alone: no subgraph need say what it is. */
export function asksForNothing(document: DocumentNode, operationName: string | undefined): boolean {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'query') return false;
  const fields = collectFields([operation.selectionSet], fragmentsOf(document), () => true);
  return [...fields.values()].every(([field]) => field?.kind === Kind.FIELD && field.name.value === '__typename');
}
