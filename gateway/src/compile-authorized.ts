import { authorizeJoins, type JoinAuthorization } from './authorization/authorize-joins.js';
import type { Decision } from './authorization/authorize.js';
import type { Engine } from './engine.js';
import type { CompiledOperation, CompileRequest } from './plan/compiled-operation.js';

/** An operation compiled for what may be read, and the decision about all that it fetches. */
export interface AuthorizedOperation {
  readonly compiled: CompiledOperation;
  readonly decision: Decision;
}

/**
 * Compiles an operation without what is denied, joins included. What is joined shows in the plan only; where a join would
 * fetch what may not be read, what needs it is denied, and the operation compiled once more without that. Each time more is
 * denied, so it ends.
 */
export async function compileAuthorized(
  engine: Engine,
  request: Omit<CompileRequest, 'denied'>,
  decision: Decision,
  authorization: JoinAuthorization | undefined,
): Promise<AuthorizedOperation> {
  const compiled = await engine.compile({ ...request, denied: decision.denied });
  if (!authorization) return { compiled, decision };
  const next = authorizeJoins(decision, compiled.joins, authorization);
  if (next.denied.size === decision.denied.size) return { compiled, decision: next };
  return compileAuthorized(engine, request, next, authorization);
}
