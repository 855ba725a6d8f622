import { print, type GraphQLSchema } from 'graphql';
import type { PlanRequest } from '../../planner.js';
import type { QueryPlan } from '../../query-plan.js';
import { fromApolloPlan } from '../from-apollo-plan.js';
import type { PlannerPool } from '../planner-pool.js';
import { cutOperation } from './cut-operation.js';
import { joinPlans } from './join-plans.js';
import type { OriginSupergraph } from './origin-subgraph.js';

/**
 * Plans an operation that has too many alternative paths for the planner, in parts that each have few (ADR 0010): their number grows
 * with the operation's depth, and not exponentially. The plan asks for more requests than a plan of the whole might.
 * Undefined where there is nothing to cut.
 */
export async function planInParts(
  { document, operationName, overrideLabels }: PlanRequest,
  schema: GraphQLSchema,
  origin: OriginSupergraph,
  pool: PlannerPool,
): Promise<QueryPlan | undefined> {
  const parts = cutOperation(document, schema, origin);
  if (parts.length < 2) return undefined;
  const labels = [...overrideLabels].sort();
  const planned = await Promise.all(
    parts.map(async (part) => {
      const text = print(part.document);
      return { part, plan: fromApolloPlan(await pool.plan({ text, operationName, overrideLabels: labels })) };
    }),
  );
  return joinPlans(planned, origin);
}
