import type { DocumentNode } from 'graphql';

/**
 * What a planner answers, whichever planner it is: which subgraph is asked what, in which order. The node names are those
 * that the field knows from Apollo's query plans.
 */
export interface QueryPlan {
  /** undefined where nothing needs to be fetched */
  readonly node?: PlanNode | undefined;
}

export type PlanNode = FetchNode | FlattenNode | SequenceNode | ParallelNode;

/** One request to one subgraph: root fields, or `_entities` where `requires` is there. */
export interface FetchNode {
  readonly kind: 'Fetch';
  readonly serviceName: string;
  /** one operation, and the fragments that it uses */
  readonly operation: DocumentNode;
  readonly operationName?: string | undefined;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** names of the client's variables that it uses */
  readonly variableUsages?: readonly string[] | undefined;
  /** selections that make the representations of the entities it asks about */
  readonly requires?: readonly QueryPlanSelectionNode[] | undefined;
  /** changes to each representation before it is sent */
  readonly inputRewrites?: readonly FetchDataRewrite[] | undefined;
  /** changes to the data received, before it is merged */
  readonly outputRewrites?: readonly FetchDataRewrite[] | undefined;
  /** where `@fromContext` arguments come from */
  readonly contextRewrites?: readonly KeyRenamer[] | undefined;
}

/** A node below a path of response names; `@` stands for every element of a list. */
export interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: readonly (string | number)[];
  readonly node: PlanNode;
}

export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

/** A selection of gathered data: fields, and fragments that apply by `__typename`. */
export type QueryPlanSelectionNode = QueryPlanFieldNode | QueryPlanInlineFragmentNode;

export interface QueryPlanFieldNode {
  readonly kind: 'Field';
  readonly alias?: string | undefined;
  readonly name: string;
  readonly selections?: readonly QueryPlanSelectionNode[] | undefined;
}

export interface QueryPlanInlineFragmentNode {
  readonly kind: 'InlineFragment';
  readonly typeCondition?: string | undefined;
  readonly selections: readonly QueryPlanSelectionNode[];
}

export type FetchDataRewrite = ValueSetter | KeyRenamer;

/** Sets the value at a path; `... on Type` is a step that leads on only from objects of that type. */
export interface ValueSetter {
  readonly kind: 'ValueSetter';
  readonly path: readonly string[];
  readonly setValueTo: unknown;
}

/** Gives the last field of a path another name. */
export interface KeyRenamer {
  readonly kind: 'KeyRenamer';
  readonly path: readonly string[];
  readonly renameKeyTo: string;
}
