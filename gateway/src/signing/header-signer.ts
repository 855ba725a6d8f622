import type { Principal } from '../authentication/principal.js';
import type { Decision } from '../authorization/authorize.js';
import type { ExecutionRequest } from '../execution/execution-request.js';
import type { Gateway } from '../gateway.js';
import type { OperationRequest } from '../http/operation-request.js';
import { signRequest } from './sign-request.js';
import { encodeContext } from './signed-context.js';

/** What the headers of one request's fetches depend on. */
export interface SignerFacts {
  readonly request: OperationRequest;
  readonly principal: Principal | undefined;
  readonly purpose: string | null;
  readonly decision: Decision;
  readonly asOf: Date;
}

/** Makes the headers of each fetch; the context is encoded once. Without a principal only the request id travels. */
export function headerSigner({ config }: Gateway, facts: SignerFacts): ExecutionRequest['requestHeaders'] {
  const { request, principal, purpose, decision, asOf } = facts;
  const requestId = { 'x-request-id': request.id };
  if (!principal) return () => requestId;
  const [caseNo, reason] = [request.headers['x-case-no'], request.headers['x-reason']];
  const context = encodeContext({
    requestId: request.id,
    principal,
    purpose,
    decision,
    asOf,
    ...(caseNo ? { caseNo } : {}),
    ...(reason ? { reason } : {}),
  });
  return (subgraph, method, path, body) => {
    const key = config.signingKeys.get(subgraph);
    return key ? { ...requestId, ...signRequest(method, path, body, context, key) } : requestId;
  };
}
