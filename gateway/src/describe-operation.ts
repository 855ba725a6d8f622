import { createHash } from 'node:crypto';
import { compileOperation } from './plan/compile-operation.js';
import { printCompiledOperation } from './print-compiled-operation.js';
import { readOperation } from './operations/read-operation.js';
import type { Supergraph } from './supergraph.js';

/** A compiled operation as text, for people and for golden files: all that is known of it before anybody asks. */
export async function describeOperation(supergraph: Supergraph, text: string): Promise<string> {
  const id = createHash('sha256').update(text).digest('hex');
  // It is not measured: documents that are described are to be registered, or are.
  const operation = readOperation(supergraph, { id, text, operationName: undefined, registeredAs: id });
  const nothing = new Set<string>();
  const compiled = await compileOperation(supergraph, {
    operation,
    denied: nothing,
    variables: {},
    overrideLabels: nothing,
  });
  return printCompiledOperation(compiled);
}
