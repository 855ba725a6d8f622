import type { KeyObject } from 'node:crypto';
import { encodeContext, signRequest } from '@shiyu/protocol';
import type { Principal } from '../authentication/principal.js';
import type { Decision } from '../authorization/authorize.js';
import type { OperationRequest } from '../http/operation-request.js';

/** What the headers of one request's fetches depend on. */
export interface SignerFacts {
  readonly request: Pick<OperationRequest, 'id' | 'headers'>;
  readonly principal: Principal | undefined;
  readonly purpose: string | null;
  readonly decision: Pick<Decision, 'sent' | 'grantsInUse'>;
  readonly asOf: Date;
}

/** The headers of one request to a subgraph, beside those of its transport. */
export type HeaderSigner = (subgraph: string, method: 'POST', path: string, body: string) => Record<string, string>;

/**
 * Makes the headers of each fetch; the context is encoded once. Without a principal, or a key for the subgraph, only the
 * request id travels.
 * @param signingKeys subgraph → the key that it shares with the gateway
 */
export function headerSigner(signingKeys: ReadonlyMap<string, KeyObject>, facts: SignerFacts): HeaderSigner {
  const { request, principal, purpose, decision, asOf } = facts;
  const requestId = { 'x-request-id': request.id };
  if (!principal) return () => requestId;
  const context = encodeContext({
    requestId: request.id,
    principal,
    purpose,
    grants: decision.grantsInUse,
    decisions: decision.sent,
    asOf: asOf.toISOString(),
    // An empty header says nothing.
    caseNo: request.headers['x-case-no'] || undefined,
    reason: request.headers['x-reason'] || undefined,
  });
  return (subgraph, method, path, body) => {
    const key = signingKeys.get(subgraph);
    return key ? { ...requestId, ...signRequest({ method, path, body }, context, key) } : requestId;
  };
}
