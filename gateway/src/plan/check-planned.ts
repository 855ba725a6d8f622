import { getOperationAST, Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { GatewayError } from '../errors.js';
import type { ExecutablePlan } from './executable-plan.js';

/**
 * Raises OPERATION_NOT_SUPPORTED where a root field is in no request: the planner leaves out without a word what it finds
 * no type for in any subgraph, and a null would look like an answer.
 */
export function checkPlanned(document: DocumentNode, operationName: string | undefined, plan: ExecutablePlan): void {
  const selected = getOperationAST(document, operationName)?.selectionSet;
  const brought = new Set(
    plan.fetches.flatMap(({ parts }) =>
      parts.flatMap(({ paths, fields }) => (paths.some((path) => path.length === 0) ? fields : [])),
    ),
  );
  const absent = selected && rootFields(document, selected).filter((name) => !brought.has(name));
  if (!absent?.length) return;
  const detail = `No subgraph can answer ${absent.join(', ')}: it has no type there that it could be of.`;
  throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail });
}

/** Response names, but for `__typename`, which needs no request. */
function rootFields(document: DocumentNode, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value === '__typename' ? [] : [(selection.alias ?? selection.name).value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : [];
  });
}
