import { print, type GraphQLSchema } from 'graphql';
import { GatewayError } from '../../errors.js';
import type { Planner, PlanRequest } from '../planner.js';
import type { QueryPlan } from '../query-plan.js';
import { fromApolloPlan } from './from-apollo-plan.js';
import { normalizeTypeConditions } from './operation-rewrite/normalize-type-conditions.js';
import { reserveVariables } from './operation-rewrite/reserved-variables.js';
import { withOrigins, type OriginSupergraph } from './plan-in-parts/origin-subgraph.js';
import { planInParts } from './plan-in-parts/plan-in-parts.js';
import { PlannerPool, type PlannerLimits } from './planner-pool.js';
import { mapFetches } from './supergraph-rewrite/map-fetches.js';
import type { RewrittenSupergraph } from './supergraph-rewrite/rewrite-supergraph.js';

/** What was tried in parts, and its own processes; made when an operation is first too much as a whole. */
interface InParts {
  readonly origin: OriginSupergraph;
  readonly pool: PlannerPool;
}

/** Apollo's planner in processes of its own (ADR 0001, ADR 0010); this folder is the only one that knows it. */
export function createApolloPlanner(
  { sdl, document: supergraph, hasContexts, interfaceObjects, restore }: RewrittenSupergraph,
  apiSchema: GraphQLSchema,
  limits: Partial<PlannerLimits> = {},
): Planner {
  const pool = new PlannerPool(sdl, limits);
  let inParts: InParts | undefined;

  async function planWhole({ document, operationName, overrideLabels }: PlanRequest): Promise<QueryPlan> {
    const text = print(document);
    return fromApolloPlan(await pool.plan({ text, operationName, overrideLabels: [...overrideLabels].sort() }));
  }

  /** Undefined where parts are of no help: `@fromContext` looks above them, and mutations have an order of their own. */
  async function tryInParts(request: PlanRequest): Promise<QueryPlan | undefined> {
    const isQuery = request.document.definitions.some((node) => 'operation' in node && node.operation === 'query');
    if (hasContexts || !isQuery) return undefined;
    if (!inParts) {
      const origin = withOrigins(supergraph);
      inParts = { origin, pool: new PlannerPool(print(origin.document), { ...limits, minProcesses: 0 }) };
    }
    return await planInParts(request, apiSchema, inParts.origin, inParts.pool);
  }

  return {
    ready: () => pool.ready(),
    async plan(request) {
      const normalized = normalizeTypeConditions(request.document, { schema: apiSchema, interfaceObjects });
      const reserved = reserveVariables(normalized);
      const planned = { ...request, document: reserved.document };
      const plan = await planWhole(planned).catch(async (cause: unknown) => {
        if (!(cause instanceof GatewayError)) throw cause;
        // What the parts fail with says less of the operation than what the whole failed with.
        const joined = await tryInParts(planned).catch(() => undefined);
        if (!joined) throw cause;
        return joined;
      });
      return mapFetches(plan, (fetch) => restore(fetch).map(reserved.restore));
    },
    close: async () => void (await Promise.all([pool.close(), inParts?.pool.close()])),
  };
}
