import { print } from 'graphql';
import type { PlanNode, QueryPlan, QueryPlanSelectionNode } from './query-plan.js';

const INDENT = '  ';

/** A query plan as text for people, in the notation of Apollo's query plans. */
export function printQueryPlan({ node }: QueryPlan): string {
  return ['QueryPlan {', ...(node ? printNode(node) : []).map(indented), '}'].join('\n');
}

function printNode(node: PlanNode): string[] {
  switch (node.kind) {
    case 'Flatten':
      return block(`Flatten(path: "${node.path.join('.')}")`, printNode(node.node));
    case 'Sequence':
    case 'Parallel':
      return block(node.kind, node.nodes.flatMap(printNode));
    case 'Fetch': {
      const representations = node.requires ? [...block('', printSelections(node.requires)), '=>'] : [];
      const operation = print(node.operation).split('\n');
      return block(`Fetch(service: "${node.serviceName}")`, [...representations, ...operation]);
    }
  }
}

function printSelections(selections: readonly QueryPlanSelectionNode[]): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment')
      return block(
        selection.typeCondition ? `... on ${selection.typeCondition}` : '...',
        printSelections(selection.selections),
      );
    const name = selection.alias ? `${selection.alias}: ${selection.name}` : selection.name;
    return selection.selections ? block(name, printSelections(selection.selections)) : [name];
  });
}

function block(title: string, lines: readonly string[]): string[] {
  return [`${title} {`.trimStart(), ...lines.map(indented), '}'];
}

const indented = (line: string): string => INDENT + line;
