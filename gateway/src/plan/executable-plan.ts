import type { FetchDataRewrite, QueryPlanSelectionNode } from './plan-operation.js';

/** A step towards objects in the data gathered so far: a field, or `@` for every element of a list. */
export type PathStep = string;

/** Where a `@fromContext` argument comes from: `..` is one object up, then fields and type conditions. */
export interface ContextArgument {
  readonly variable: string;
  readonly path: readonly PathStep[];
}

/** One request to one subgraph. */
export interface FetchStep {
  readonly kind: 'fetch';
  readonly subgraph: string;
  readonly document: string;
  readonly operationName?: string;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** names of the client's variables that travel with it */
  readonly variables: readonly string[];
  /** where its result belongs; empty for the root */
  readonly path: readonly PathStep[];
  /** the response names that it fills at each place of `path` */
  readonly fields: readonly string[];
  /** selections that make the representations; absent for a root fetch */
  readonly requires?: readonly QueryPlanSelectionNode[];
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly outputRewrites: readonly FetchDataRewrite[];
  readonly contextArguments: readonly ContextArgument[];
}

/** Steps one after the other; a later one needs an earlier one's data. */
export interface SequenceStep {
  readonly kind: 'sequence';
  readonly steps: readonly PlanStep[];
}

/** Steps that do not need each other. */
export interface ParallelStep {
  readonly kind: 'parallel';
  readonly steps: readonly PlanStep[];
}

/** A step that runs depending on a variable of `@skip` or `@include`. */
export interface ConditionStep {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue?: PlanStep;
  readonly whenFalse?: PlanStep;
}

export type PlanStep = FetchStep | SequenceStep | ParallelStep | ConditionStep;

/** What the executor walks: frozen, printable, free of any principal (design.md law 2). */
export interface ExecutablePlan {
  /** undefined when nothing needs to be fetched */
  readonly root?: PlanStep;
}
