import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { DraftFetch, DraftPlan } from './draft-plan.js';
import type { PathStep } from './executable-plan.js';
import type { FetchNode, PlanNode, QueryPlan } from './query-plan.js';

/** The planner's tree as a list of fetches; each knows its own path, and all that stand before it in a sequence. */
export function fromQueryPlan({ node }: QueryPlan): DraftPlan {
  if (!node) return { fetches: [], inSequence: false };
  const fetches: DraftFetch[] = [];
  addFetches(node, [], new Set(), fetches);
  return { fetches, inSequence: fetches.some(({ operationKind }) => operationKind === 'mutation') };
}

function addFetches(
  node: PlanNode,
  path: readonly PathStep[],
  after: ReadonlySet<number>,
  fetches: DraftFetch[],
): void {
  switch (node.kind) {
    case 'Fetch':
      fetches.push(toFetch(node, path, after, fetches.length));
      return;
    case 'Flatten':
      return addFetches(node.node, [...path, ...node.path.map(String)], after, fetches);
    case 'Parallel':
      return node.nodes.forEach((child) => addFetches(child, path, after, fetches));
    case 'Sequence': {
      let before = after;
      for (const child of node.nodes) {
        const first = fetches.length;
        addFetches(child, path, before, fetches);
        before = new Set([...before, ...fetches.slice(first).map(({ id }) => id)]);
      }
      return;
    }
  }
}

function toFetch(node: FetchNode, path: readonly PathStep[], after: ReadonlySet<number>, id: number): DraftFetch {
  const outputRewrites = node.outputRewrites ?? [];
  const { operation } = node;
  return {
    id,
    after,
    subgraph: node.serviceName,
    operation,
    ...(node.operationName ? { operationName: node.operationName } : {}),
    operationKind: node.operationKind,
    variables: node.variableUsages ?? [],
    path,
    fields: filledFields(operation, node.requires !== undefined, outputRewrites),
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
function filledFields(
  operation: DocumentNode,
  ofEntities: boolean,
  rewrites: DraftFetch['outputRewrites'],
): readonly string[] {
  const names = new Set(rewrites.flatMap((rewrite) => (rewrite.kind === 'KeyRenamer' ? [rewrite.renameKeyTo] : [])));
  addFields(selectionOf(operation, ofEntities), names);
  return [...names].filter((name) => name !== '__typename');
}

/** What a fetch selects at its places: of its root, or of the entities. */
export function selectionOf(operation: DocumentNode, ofEntities: boolean): SelectionSetNode {
  const [definition] = operation.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the planner made a document without operation');
  const [first] = definition.selectionSet.selections;
  return (ofEntities && first?.kind === Kind.FIELD && first.selectionSet) || definition.selectionSet;
}

function addFields(set: SelectionSetNode, names: Set<string>): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.alias?.value ?? selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT) addFields(selection.selectionSet, names);
  }
}
