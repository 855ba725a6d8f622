import { LRUCache } from 'lru-cache';
import type { Supergraph } from '../supergraph.js';
import { compileOperation } from './compile-operation.js';
import type { CompiledOperation, CompileRequest } from './compiled-operation.js';

const MAX_BYTES = 64 * 1024 * 1024;
/** A compiled operation takes about this much for each byte of the operation, its requests included. */
const BYTES_PER_BYTE = 3;

/** Compiles operations over one supergraph, each once. */
export interface OperationCompiler {
  compile(request: CompileRequest): Promise<CompiledOperation>;
}

/**
 * Compiled operations are kept by all that they are compiled for; the key holds no principal (docs/architecture.md
 * law 2). Callers that come while one is being compiled wait for the same compilation. An error is not remembered.
 */
export function createOperationCompiler(supergraph: Supergraph): OperationCompiler {
  const compiled = new LRUCache<string, Promise<CompiledOperation>>({ maxSize: MAX_BYTES });
  return {
    compile(request) {
      const key = keyOf(request);
      const known = compiled.get(key);
      if (known) return known;
      const compiling = compileOperation(supergraph, request);
      const size = key.length + request.operation.sizeBytes * BYTES_PER_BYTE;
      compiled.set(key, compiling, { size });
      compiling.catch(() => compiled.delete(key));
      return compiling;
    },
  };
}

function keyOf({ operation, denied, variables, overrideLabels }: CompileRequest): string {
  const conditions = operation.conditionVariables.map((name) => (variables[name] === true ? 1 : 0)).join('');
  const refused = denied.size === 0 ? '' : [...denied].sort().join(' ');
  const overrides = overrideLabels.size === 0 ? '' : JSON.stringify([...overrideLabels].sort());
  return `${operation.id} ${operation.operationName ?? ''} ${conditions} ${refused} ${overrides}`;
}
