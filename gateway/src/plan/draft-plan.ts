import type { DocumentNode } from 'graphql';
import type { FetchPart, PathStep } from './executable-plan.js';

/** One fetch of the planner, while the passes work on it. */
export interface DraftFetch {
  readonly id: number;
  readonly subgraph: string;
  readonly operation: DocumentNode;
  readonly operationName?: string;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  readonly variables: readonly string[];
  readonly path: readonly PathStep[];
  readonly fields: readonly string[];
  readonly requires?: FetchPart['requires'];
  readonly inputRewrites: FetchPart['inputRewrites'];
  readonly outputRewrites: FetchPart['outputRewrites'];
  readonly contextArguments: FetchPart['contextArguments'];
  /** ids of the fetches that must end before it begins */
  readonly after: ReadonlySet<number>;
}

/** The planner's fetches in its own order: a later one may need an earlier one's data, never the reverse. */
export interface DraftPlan {
  readonly fetches: readonly DraftFetch[];
  /** mutations run one after the other, with all that belongs to each (GraphQL specification §6.2.2) */
  readonly inSequence: boolean;
}
