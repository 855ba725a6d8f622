import { Kind, parse, print, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { FetchNode } from '../plan-operation.js';
import { variablesUsed } from '../variables-used.js';

export const parseOperation = ({ operation }: FetchNode): DocumentNode => parse(operation, { noLocation: true });

/** The fetch with its operation changed; variables that nothing uses any more go, as the specification wants (§5.8.4). */
export function withOperation(
  fetch: FetchNode,
  change: (operation: OperationDefinitionNode) => OperationDefinitionNode,
): FetchNode {
  const document = parseOperation(fetch);
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? change(definition) : definition,
  );
  const used = variablesUsed({ ...document, definitions });
  const changed: DocumentNode = visit(
    { ...document, definitions },
    { VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null) },
  );
  const { operationDocumentNode: _, variableUsages, ...rest } = fetch;
  return {
    ...rest,
    operation: print(changed),
    ...(variableUsages ? { variableUsages: variableUsages.filter((name) => used.has(name)) } : {}),
  };
}
