import type {
  FetchNode as ApolloFetchNode,
  PlanNode as ApolloPlanNode,
  QueryPlan as ApolloQueryPlan,
} from '@apollo/query-planner';
import { parse } from 'graphql';
import { GatewayError } from '../../errors.js';
import type { FetchNode, PlanNode, QueryPlan } from '../query-plan.js';

/** Apollo's plan, as JSON, in our own types; each request is parsed here, once. */
export function fromApolloPlan(json: string): QueryPlan {
  const { node } = JSON.parse(json) as ApolloQueryPlan;
  if (node?.kind === 'Subscription')
    throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail: 'Subscriptions are not served here.' });
  return { node: node && fromNode(node) };
}

function fromNode(node: ApolloPlanNode): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return fromFetch(node);
    case 'Flatten':
      return { kind: 'Flatten', path: node.path, node: fromNode(node.node) };
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map(fromNode) };
    case 'Condition':
      // Documents are planned for given values of the variables in @skip and @include (specialize-conditions.ts).
      throw new GatewayError('OPERATION_NOT_PLANNABLE', { cause: new Error(`a plan depends on $${node.condition}`) });
    case 'Defer':
      throw new GatewayError('OPERATION_NOT_SUPPORTED', {
        detail: '@defer is not served here. Ask for everything at once, or in two operations.',
      });
  }
}

function fromFetch(node: ApolloFetchNode): FetchNode {
  const { serviceName, operationName, operationKind, variableUsages, requires } = node;
  const { inputRewrites, outputRewrites, contextRewrites } = node;
  const operation = parse(node.operation, { noLocation: true });
  return {
    kind: 'Fetch',
    serviceName,
    operation,
    operationName,
    operationKind,
    variableUsages,
    requires,
    inputRewrites,
    outputRewrites,
    contextRewrites,
  };
}
