import { operationFromDocument, type Supergraph as FederationSupergraph } from '@apollo/federation-internals';
import { prettyFormatQueryPlan, QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';

export type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode, FetchDataRewrite } from '@apollo/query-planner';

/** Apollo's planner over one supergraph; this file is the only one that knows it (ADR 0001). */
export interface Planner {
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan;
  print(plan: QueryPlan): string;
}

/** Builds the planner; takes most of a reload's time. */
export function createPlanner(supergraph: FederationSupergraph): Planner {
  // Finding the client's fragments again in subgraph documents costs planning time and saves a subgraph nothing.
  const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false });
  const schema = supergraph.apiSchema();
  return {
    plan: (document, operationName) =>
      planner.buildQueryPlan(operationFromDocument(schema, document, operationName ? { operationName } : {})),
    print: prettyFormatQueryPlan,
  };
}
