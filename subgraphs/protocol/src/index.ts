export {
  DATA_DIRECTIVE_SDL,
  STRUCTURAL_DIRECTIVE_SDL,
  GOVERNANCE_SPECIFICATION,
  GOVERNANCE_VERSION,
} from './governance.js';
export type { DataLevel, DataPolicy, MaskKind } from './governance.js';
export { encodeContext } from './encode-context.js';
export { signRequest } from './sign-request.js';
export { importSigningKey } from './signing-key.js';
export type { SentDecision, SignedContext, SignedPrincipal } from './signed-context.js';
export { CODES_FOR_CLIENTS, SUBGRAPH_ERRORS, type SubgraphErrorCode } from './subgraph-errors.js';
export { ACCEPTANCE_MS, verifyRequest, type ReceivedRequest } from './verify-request.js';
