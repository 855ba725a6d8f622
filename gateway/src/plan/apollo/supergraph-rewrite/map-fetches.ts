import type { FetchNode, PlanNode, QueryPlan } from '../../query-plan.js';

/** Makes of a fetch one or several; the path of response names to the objects that it fills, without places in lists. */
type Change = (fetch: FetchNode, path: readonly string[]) => readonly FetchNode[];

/** The plan with each fetch replaced by one, or by several that run side by side. */
export function mapFetches(plan: QueryPlan, change: Change): QueryPlan {
  if (!plan.node) return plan;
  return { ...plan, node: mapNode(plan.node, [], change) };
}

function mapNode(node: PlanNode, path: readonly string[], change: Change): PlanNode {
  switch (node.kind) {
    case 'Fetch': {
      const fetches = change(node, path);
      const [first] = fetches;
      return fetches.length === 1 && first ? first : { kind: 'Parallel', nodes: [...fetches] };
    }
    case 'Flatten': {
      const fields = node.path.map(String).filter((step) => step !== '@');
      const inner = mapNode(node.node, [...path, ...fields], change);
      if (inner.kind !== 'Parallel') return { ...node, node: inner };
      return { ...inner, nodes: inner.nodes.map((child) => ({ ...node, node: child })) };
    }
    case 'Parallel':
    case 'Sequence':
      return { ...node, nodes: node.nodes.map((child) => mapNode(child, path, change)) };
  }
}
