import { print, type GraphQLSchema } from 'graphql';
import type { Planner } from '../planner.js';
import { fromApolloPlan } from './from-apollo-plan.js';
import { PlannerPool, type PlannerLimits } from './planner-pool.js';
import { mapFetches } from './supergraph-rewrite/map-fetches.js';
import { normalizeTypeConditions } from './operation-rewrite/normalize-type-conditions.js';
import { reserveVariables } from './operation-rewrite/reserved-variables.js';
import type { RewrittenSupergraph } from './supergraph-rewrite/rewrite-supergraph.js';

/** Apollo's planner in processes of its own (ADR 0001, ADR 0010); this folder is the only one that knows it. */
export function createApolloPlanner(
  { sdl, interfaceObjects, restore }: RewrittenSupergraph,
  apiSchema: GraphQLSchema,
  limits: Partial<PlannerLimits> = {},
): Planner {
  const pool = new PlannerPool(sdl, limits);
  return {
    async plan({ document, operationName, overrideLabels }) {
      const normalized = normalizeTypeConditions(document, { schema: apiSchema, interfaceObjects });
      const reserved = reserveVariables(normalized);
      const text = print(reserved.document);
      const plan = await pool.plan({ text, operationName, overrideLabels: [...overrideLabels].sort() });
      return mapFetches(fromApolloPlan(plan), (fetch) => restore(fetch).map(reserved.restore));
    },
    close: () => pool.close(),
  };
}
