import type { DocumentNode } from 'graphql';
import type { QueryPlan } from './query-plan.js';

/** One operation to plan. */
export interface PlanRequest {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** the labels of `@override` that hold for this plan: their fields come from the overriding subgraph */
  readonly overrideLabels: ReadonlySet<string>;
}

/**
 * A query planner over one supergraph. Whose it is, nobody else knows (ADR 0010): documents of the API schema come in, our
 * own plan types go out.
 */
export interface Planner {
  /** Resolves once it plans; rejects with SUPERGRAPH_INVALID and the reason where it never will. */
  ready(): Promise<void>;
  /**
   * Rejects with OPERATION_TOO_COMPLEX when planning takes too much time or memory, and with OPERATION_NOT_PLANNABLE when
   * the planner finds no plan.
   */
  plan(request: PlanRequest): Promise<QueryPlan>;
  close(): Promise<void>;
}
