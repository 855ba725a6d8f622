import { Kind, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { FetchNode } from '../../query-plan.js';
import { variablesUsed } from '../../variables-used.js';

/** The fetch with its operation changed; variables that nothing uses any more go, as the specification wants (§5.8.4). */
export function withOperation(
  fetch: FetchNode,
  change: (operation: OperationDefinitionNode) => OperationDefinitionNode,
): FetchNode {
  const { operation: document, variableUsages, ...rest } = fetch;
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? change(definition) : definition,
  );
  const used = variablesUsed({ ...document, definitions });
  const changed: DocumentNode = visit(
    { ...document, definitions },
    { VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null) },
  );
  return {
    ...rest,
    operation: changed,
    ...(variableUsages ? { variableUsages: variableUsages.filter((name) => used.has(name)) } : {}),
  };
}
