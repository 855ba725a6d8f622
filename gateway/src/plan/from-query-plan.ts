import { Kind, parse, type SelectionSetNode } from 'graphql';
import { GatewayError } from '../errors.js';
import type { FetchStep, PathStep, PlanStep } from './executable-plan.js';
import type { FetchNode, PlanNode, QueryPlan } from './plan-operation.js';

/** The planner's tree as steps; each fetch knows its own path, instead of standing below a chain of Flatten nodes. */
export function fromQueryPlan({ node }: QueryPlan): PlanStep | undefined {
  if (!node) return undefined;
  if (node.kind === 'Subscription')
    throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail: 'Subscriptions are not served here.' });
  return toStep(node, []);
}

function toStep(node: PlanNode, path: readonly PathStep[]): PlanStep {
  switch (node.kind) {
    case 'Fetch':
      return toFetch(node, path);
    case 'Flatten':
      return toStep(node.node, [...path, ...node.path.map(String)]);
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((child) => toStep(child, path)) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map((child) => toStep(child, path)) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        ...(node.ifClause ? { whenTrue: toStep(node.ifClause, path) } : {}),
        ...(node.elseClause ? { whenFalse: toStep(node.elseClause, path) } : {}),
      };
    case 'Defer':
      throw new GatewayError('OPERATION_NOT_SUPPORTED', {
        detail: '@defer is not served here. Ask for everything at once, or in two operations.',
      });
  }
}

function toFetch(node: FetchNode, path: readonly PathStep[]): FetchStep {
  const outputRewrites = node.outputRewrites ?? [];
  return {
    kind: 'fetch',
    subgraph: node.serviceName,
    document: node.operation,
    ...(node.operationName ? { operationName: node.operationName } : {}),
    operationKind: node.operationKind,
    variables: node.variableUsages ?? [],
    path,
    fields: filledFields(node.operation, node.requires !== undefined, outputRewrites),
    ...(node.requires ? { requires: node.requires } : {}),
    inputRewrites: node.inputRewrites ?? [],
    outputRewrites,
    contextArguments: (node.contextRewrites ?? []).map((renamer) => ({
      variable: renamer.renameKeyTo,
      path: renamer.path,
    })),
  };
}

/** Response names directly below the fetch's places, renamed ones under their final names. */
function filledFields(operation: string, ofEntities: boolean, rewrites: FetchStep['outputRewrites']): string[] {
  const names = new Set(rewrites.flatMap((rewrite) => (rewrite.kind === 'KeyRenamer' ? [rewrite.renameKeyTo] : [])));
  for (const definition of parse(operation, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const [first] = definition.selectionSet.selections;
    const set = ofEntities && first?.kind === Kind.FIELD ? first.selectionSet : definition.selectionSet;
    if (set) addFields(set, names);
  }
  return [...names].filter((name) => name !== '__typename');
}

function addFields(set: SelectionSetNode, names: Set<string>): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.alias?.value ?? selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT) addFields(selection.selectionSet, names);
  }
}
