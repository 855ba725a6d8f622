import { visit, type ASTNode, type DocumentNode } from 'graphql';
import { freeName } from '../../free-name.js';
import type { FetchNode } from '../../query-plan.js';
import { withOperation } from '../supergraph-rewrite/fetch-operation.js';

/** The name that the planner gives to its own variable. */
const RESERVED = 'representations';

/** A document in which no variable has a name of the planner's. */
export interface ReservedVariables {
  readonly document: DocumentNode;
  /** gives the client's variables their names back in a fetch, and the planner's own another one there */
  readonly restore: (fetch: FetchNode) => FetchNode;
}

/** Keeps the client's variables apart from the planner's, which takes one for the other. */
export function reserveVariables(document: DocumentNode): ReservedVariables {
  const taken = new Set<string>();
  visit(document, { Variable: ({ name }) => void taken.add(name.value) });
  if (!taken.has(RESERVED)) return { document, restore: (fetch) => fetch };
  const clients = freeName(`client_${RESERVED}`, taken);
  const planners = freeName(`${RESERVED}_`, taken);
  const restored = new Map([
    [clients, RESERVED],
    [RESERVED, planners],
  ]);
  return {
    document: renameVariables(document, new Map([[RESERVED, clients]])),
    restore(fetch) {
      if (!fetch.variableUsages?.includes(clients)) return fetch;
      const renamed = withOperation(fetch, (operation) => renameVariables(operation, restored));
      return { ...renamed, variableUsages: fetch.variableUsages.map((name) => restored.get(name) ?? name) };
    },
  };
}

function renameVariables<Node extends ASTNode>(node: Node, names: ReadonlyMap<string, string>): Node {
  return visit(node, {
    Variable(variable) {
      const value = names.get(variable.name.value);
      return value === undefined ? undefined : { ...variable, name: { ...variable.name, value } };
    },
  });
}
