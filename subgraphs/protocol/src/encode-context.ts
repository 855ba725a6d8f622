import type { SignedContext } from './signed-context.js';

/**
 * The value of the header `x-shiyu-context`: base64url of the context as JSON. It holds what the protocol names and
 * nothing else of the objects that are passed, so that a principal with more claims tells a department no more of them.
 */
export function encodeContext(facts: Omit<SignedContext, 'v'>): string {
  const { requestId, principal, purpose, grants, decisions, asOf, caseNo, reason } = facts;
  const { id, role, department, orgCode, areaScope, network, mfa, assignedCaseNos } = principal;
  const context: SignedContext = {
    v: 1,
    requestId,
    principal: { id, role, department, orgCode, areaScope, network, mfa, assignedCaseNos },
    purpose,
    grants,
    decisions,
    asOf,
    // JSON leaves out what is undefined.
    caseNo,
    reason,
  };
  return Buffer.from(JSON.stringify(context)).toString('base64url');
}
