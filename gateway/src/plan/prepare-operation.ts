import { Kind, visit, type DocumentNode } from 'graphql';
import type { Coordinate, Operation } from '../engine.js';
import type { Supergraph } from '../supergraph.js';
import { BoundedCache } from './bounded-cache.js';
import { compilePlan } from './compile-plan.js';
import type { ExecutablePlan } from './executable-plan.js';
import type { QueryPlan } from './plan-operation.js';
import { closeDenied, pruneDenied } from './prune-denied.js';
import { separateAliases, type SeparatedAliases } from './separate-aliases.js';

/** An operation with its plan. The client's own document stays: the answer is shaped by it, denied fields included. */
export interface PreparedOperation {
  readonly supergraph: Supergraph;
  readonly operation: Operation;
  readonly denied: ReadonlySet<Coordinate>;
  /** the client's document without the denied fields: what is planned */
  readonly planned: DocumentNode;
  readonly queryPlan: QueryPlan;
  readonly plan: ExecutablePlan;
  readonly dataName: SeparatedAliases['dataName'];
  /** whether the answer's shape depends on variables, by `@skip` or `@include` */
  readonly conditional: boolean;
}

const MOST_PLANS = 2_000;
const prepared = new BoundedCache<Promise<PreparedOperation>>(MOST_PLANS);

/**
 * Plans an operation once for all who are denied the same fields; the key holds no principal (design.md law 2). Callers
 * that come while it is being planned wait for the same planning. Rejects with the planner's error, which is not
 * remembered.
 */
export function prepareOperation(
  supergraph: Supergraph,
  operation: Operation,
  denied: ReadonlySet<Coordinate>,
): Promise<PreparedOperation> {
  const key = `${supergraph.id} ${operation.id} ${operation.operationName ?? ''} ${[...denied].sort().join(' ')}`;
  const known = prepared.get(key);
  if (known) return known;
  const planning = Promise.resolve().then(() => plan(supergraph, operation, denied));
  prepared.set(key, planning);
  planning.catch(() => prepared.delete(key));
  return planning;
}

function plan(supergraph: Supergraph, operation: Operation, denied: ReadonlySet<Coordinate>): PreparedOperation {
  const closed = closeDenied(supergraph.apiSchema, denied);
  const planned = pruneDenied(operation.document, supergraph.apiSchema, closed);
  const { document, dataName } = separateAliases(planned, supergraph.joinFields);
  const queryPlan = supergraph.planner.plan(document, operation.operationName);
  return Object.freeze({
    supergraph,
    operation,
    denied: closed,
    planned,
    queryPlan,
    plan: compilePlan(queryPlan),
    dataName,
    conditional: isConditional(operation.document),
  });
}

function isConditional(document: DocumentNode): boolean {
  let conditional = false;
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      conditional ||= given?.some(({ value }) => value.kind === Kind.VARIABLE) ?? false;
    },
  });
  return conditional;
}
