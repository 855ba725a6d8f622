import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlan } from '../../query-plan.js';
import type { OperationPart } from './cut-operation.js';
import type { OriginSupergraph } from './origin-subgraph.js';

/** A part of an operation, and how it is planned. */
export interface PlannedPart {
  readonly part: OperationPart;
  readonly plan: QueryPlan;
}

/**
 * The plans of all parts as one: each below the path of its part, without the fetches of the origins, which exist for the
 * planner only. Parts come after those that they were cut from; what really waits for what, the pass find-dependencies
 * finds out.
 */
export function joinPlans(parts: readonly PlannedPart[], { subgraph, origins }: OriginSupergraph): QueryPlan {
  // A part is added after the parts below it, so the root comes last.
  const nodes = parts.toReversed().flatMap(({ part, plan }): readonly PlanNode[] => {
    const origin = part.typeName === undefined ? undefined : origins.get(part.typeName);
    const isInterface = origin?.isInterface === true;
    const change: Change = {
      subgraph,
      rootField: origin?.rootField,
      path: part.path,
      rewrites: isInterface && part.typeName !== undefined ? [namedAs(part.typeName)] : [],
    };
    const node = plan.node && withoutOrigin(plan.node, change, true);
    return node ? [node] : [];
  });
  return { node: nodes.length > 1 ? { kind: 'Sequence', nodes } : nodes[0] };
}

interface Change {
  readonly subgraph: string;
  readonly rootField: string | undefined;
  readonly path: readonly string[];
  readonly rewrites: readonly FetchDataRewrite[];
}

/** To the planner its objects are interface objects; those that are there may name their own types already. */
const namedAs = (typeName: string): FetchDataRewrite => ({
  kind: 'ValueSetter',
  path: [`... on ${typeName}`, '__typename'],
  setValueTo: typeName,
});

function withoutOrigin(node: PlanNode, change: Change, isTop: boolean): PlanNode | undefined {
  switch (node.kind) {
    case 'Fetch':
      return node.serviceName === change.subgraph ? undefined : node;
    case 'Flatten': {
      const [first, ...rest] = node.path.map(String);
      const isOfOrigin = isTop && first !== undefined && first === change.rootField;
      const isAtOrigin = isOfOrigin && rest.length === 0;
      const inner = withoutOrigin(isAtOrigin ? renamed(node.node, change.rewrites) : node.node, change, false);
      return inner && { ...node, path: isOfOrigin ? [...change.path, ...rest] : node.path, node: inner };
    }
    case 'Sequence':
    case 'Parallel': {
      const nodes = node.nodes.flatMap((child) => withoutOrigin(child, change, isTop) ?? []);
      return nodes.length > 0 ? { ...node, nodes } : undefined;
    }
  }
}

/** The planner's own rewrites come after: they may say more. */
function renamed(node: PlanNode, rewrites: readonly FetchDataRewrite[]): PlanNode {
  if (node.kind !== 'Fetch' || !node.requires || rewrites.length === 0) return node;
  const fetch: FetchNode = { ...node, inputRewrites: [...rewrites, ...(node.inputRewrites ?? [])] };
  return fetch;
}
