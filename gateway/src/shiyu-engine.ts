import type { Engine } from './engine.js';
import { execute } from './execution/execute.js';
import { createOperationCompiler } from './plan/operation-compiler.js';
import type { Supergraph } from './supergraph.js';

/** Our own executor over a planner (ADR 0001). */
export function createShiyuEngine(supergraph: Supergraph): Engine {
  return { name: 'shiyu', ...createOperationCompiler(supergraph), execute };
}
