import type { FetchNode, PlanNode, QueryPlan } from '../plan-operation.js';

/** The plan with each fetch replaced by one, or by several that run side by side. */
export function mapFetches(plan: QueryPlan, change: (fetch: FetchNode) => readonly FetchNode[]): QueryPlan {
  // Plans that end in an error of their own (from-query-plan.ts) are left as they are.
  if (!plan.node || plan.node.kind === 'Subscription') return plan;
  return { ...plan, node: mapNode(plan.node, change) };
}

function mapNode(node: PlanNode, change: (fetch: FetchNode) => readonly FetchNode[]): PlanNode {
  switch (node.kind) {
    case 'Fetch': {
      const fetches = change(node);
      const [first] = fetches;
      return fetches.length === 1 && first ? first : { kind: 'Parallel', nodes: [...fetches] };
    }
    case 'Flatten': {
      const inner = mapNode(node.node, change);
      if (inner.kind !== 'Parallel') return { ...node, node: inner };
      return { ...inner, nodes: inner.nodes.map((child) => ({ ...node, node: child })) };
    }
    case 'Parallel':
    case 'Sequence':
      return { ...node, nodes: node.nodes.map((child) => mapNode(child, change)) };
    case 'Condition':
    case 'Defer':
      return node;
  }
}
