import type { Engine } from './engine.js';
import { execute } from './execution/execute.js';
import { prepareOperation } from './plan/prepare-operation.js';

/** Our own executor over Apollo's planner (ADR 0001). */
export const shiyuEngine: Engine = { name: 'shiyu', prepare: prepareOperation, execute };
