import { parse } from 'graphql';
import type { DraftFetch } from '../../src/plan/draft-plan.js';
import type { QueryPlanSelectionNode } from '../../src/plan/query-plan.js';

/** A fetch of the planner for the tests of the passes; `text` is its operation. */
export function draftFetch(
  id: number,
  subgraph: string,
  text: string,
  more: Partial<Omit<DraftFetch, 'after'>> & { readonly after?: readonly number[] } = {},
): DraftFetch {
  return {
    id,
    subgraph,
    operation: parse(text, { noLocation: true }),
    operationKind: 'query',
    variables: [],
    path: [],
    fields: [],
    inputRewrites: [],
    outputRewrites: [],
    contextArguments: [],
    ...more,
    after: new Set(more.after),
  };
}

/** The selections that make a representation of a type: its name and these fields. */
export function keyOf(type: string, ...fields: readonly string[]): readonly QueryPlanSelectionNode[] {
  const selections = ['__typename', ...fields].map((name) => ({ kind: 'Field' as const, name }));
  return [{ kind: 'InlineFragment', typeCondition: type, selections }];
}
