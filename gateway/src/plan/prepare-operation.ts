import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Coordinate, Operation } from '../engine.js';
import type { Supergraph } from '../supergraph.js';
import { checkPlanned } from './check-planned.js';
import { compilePlan } from './compile-plan.js';
import type { ExecutablePlan } from './executable-plan.js';
import type { QueryPlan } from './plan-operation.js';
import { closeDenied, pruneDenied } from './prune-denied.js';
import { buildResultShape, type ResultShape } from './result-shape.js';
import { separateFields } from './separate-fields.js';
import { settleDirectives } from './settle-directives.js';
import { conditionVariables, fillEmptySelections, specializeConditions } from './specialize-conditions.js';

/** An operation with its plan and the shape of its answer, which holds the denied fields too. */
export interface PreparedOperation {
  readonly supergraph: Supergraph;
  readonly operation: Operation;
  readonly denied: ReadonlySet<Coordinate>;
  /** the client's document for the given conditions; undefined when all of it is skipped */
  readonly asked: DocumentNode | undefined;
  /** the same without the denied fields: what is planned */
  readonly planned: DocumentNode | undefined;
  readonly queryPlan: QueryPlan | undefined;
  readonly plan: ExecutablePlan;
  readonly shape: ResultShape | undefined;
}

const MOST_PLANS = 2_000;
type PlanCache = LRUCache<string, Promise<PreparedOperation>>;
/** Plans go with their supergraph: after a reload nothing of the old one is kept. */
const cachesOf = new WeakMap<Supergraph, PlanCache>();
const conditionsOf = new WeakMap<Operation, readonly string[]>();

/**
 * Plans an operation once for all who are denied the same fields and give the same values to the variables of `@skip` and
 * `@include`; the key holds no principal (design.md law 2). Callers that come while it is being planned wait for the same
 * planning. Rejects with the planner's error, which is not remembered.
 */
export function prepareOperation(
  supergraph: Supergraph,
  operation: Operation,
  denied: ReadonlySet<Coordinate>,
  variables: Readonly<Record<string, unknown>>,
): Promise<PreparedOperation> {
  let conditions = conditionsOf.get(operation);
  if (!conditions) conditionsOf.set(operation, (conditions = conditionVariables(operation.document)));
  const values = conditions.map((name) => (variables[name] === true ? 1 : 0)).join('');
  const refused = denied.size === 0 ? '' : [...denied].sort().join(' ');
  const prepared = cachesOf.get(supergraph) ?? new LRUCache({ max: MOST_PLANS });
  cachesOf.set(supergraph, prepared);
  const key = `${operation.id} ${operation.operationName ?? ''} ${values} ${refused}`;
  const known = prepared.get(key);
  if (known) return known;
  const planning = prepare(supergraph, operation, denied, variables);
  prepared.set(key, planning);
  planning.catch(() => prepared.delete(key));
  return planning;
}

async function prepare(
  supergraph: Supergraph,
  operation: Operation,
  denied: ReadonlySet<Coordinate>,
  variables: Readonly<Record<string, unknown>>,
): Promise<PreparedOperation> {
  const { apiSchema, joinFields, planner, possibleTypes } = supergraph;
  const { operationName } = operation;
  const closed = closeDenied(apiSchema, denied);
  const common = { supergraph, operation, denied: closed };
  const asked = specializeConditions(operation.document, operationName, variables);
  if (!asked) {
    return Object.freeze({
      ...common,
      asked,
      planned: undefined,
      queryPlan: undefined,
      plan: { fetches: [] },
      shape: undefined,
    });
  }
  // Names are settled over the whole operation, denied fields included, so that the shape and the plan agree on them.
  const { document, dataName } = separateFields(asked, joinFields);
  const settled = settleDirectives(fillEmptySelections(document), apiSchema);
  const pruned = pruneDenied(settled, apiSchema, closed);
  const queryPlan = await planner.plan(pruned, operationName);
  const plan = compilePlan(queryPlan, { document: pruned, operationName, schema: apiSchema, possibleTypes });
  checkPlanned(pruned, operationName, plan);
  const source = { schema: apiSchema, document: asked, operationName, denied: closed, possibleTypes, dataName };
  const planned = pruneDenied(fillEmptySelections(asked), apiSchema, closed);
  return Object.freeze({ ...common, asked, planned, queryPlan, plan, shape: buildResultShape(source, plan) });
}
