import type { FetchDataRewrite, QueryPlanSelectionNode } from './query-plan.js';

/**
 * A step towards objects in the data gathered so far: a field, `@` for every element of a list, or `|Book|Song`,
 * which leads on only from objects of these types (path-steps.ts).
 */
export type PathStep = string;

/** Where a `@fromContext` argument comes from: `..` is one object up, then fields and type conditions. */
export interface ContextArgument {
  readonly variable: string;
  readonly path: readonly PathStep[];
}

/** What one request brings, for the objects at one or more paths: one root selection, or one `_entities` of it. */
export interface FetchPart {
  /** its name in the subgraph's answer; absent for a root selection, which is the answer's data itself */
  readonly responseName?: string;
  /** the variable of its representations; absent for a root selection */
  readonly variable?: string;
  /** where its results belong; one empty path for the root */
  readonly paths: readonly (readonly PathStep[])[];
  /** the response names that it fills at each place */
  readonly fields: readonly string[];
  /** selections that make the representations; absent for a root selection */
  readonly requires?: readonly QueryPlanSelectionNode[];
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly outputRewrites: readonly FetchDataRewrite[];
  readonly contextArguments: readonly ContextArgument[];
}

/** One request to one subgraph. */
export interface FetchStep {
  /** its place in `ExecutablePlan.fetches` */
  readonly id: number;
  /** ids of the fetches whose data it needs */
  readonly dependsOn: readonly number[];
  readonly subgraph: string;
  readonly document: string;
  /** the beginning of the request's body, up to the first of its variables */
  readonly bodyPrefix: string;
  readonly operationName?: string;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** names of the client's variables that travel with it */
  readonly variables: readonly string[];
  readonly parts: readonly FetchPart[];
}

/** What the executor walks: frozen, printable, free of any principal (docs/architecture.md law 2). */
export interface ExecutablePlan {
  /** in an order in which each comes after all that it depends on; none when nothing needs to be fetched */
  readonly fetches: readonly FetchStep[];
}
