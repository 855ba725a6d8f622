import type { ExecutionRequest } from './execution/execution-request.js';
import type { ExecutionResult } from './execution/execution-result.js';
import type { CompiledOperation, CompileRequest } from './plan/compiled-operation.js';

/** Something that answers operations over one supergraph: Shiyu's own executor, or Apollo's gateway as the reference. */
export interface Engine {
  readonly name: 'shiyu' | 'reference';
  /** Rejects with OPERATION_TOO_COMPLEX or OPERATION_NOT_PLANNABLE. */
  compile(request: CompileRequest): Promise<CompiledOperation>;
  execute(compiled: CompiledOperation, request: ExecutionRequest): Promise<ExecutionResult>;
}
