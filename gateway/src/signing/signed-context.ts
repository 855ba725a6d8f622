import type { Principal } from '../authentication/principal.js';
import type { Decision } from '../authorization/authorize.js';

/** What a subgraph is told about a request beside its body. */
export interface ContextFacts {
  readonly requestId: string;
  readonly principal: Principal;
  readonly purpose: string | null;
  readonly decision: Decision;
  readonly asOf: Date;
  readonly caseNo?: string;
  readonly reason?: string;
}

/** The header `x-shiyu-context`, made once per request: the same for all its fetches. */
export function encodeContext({ requestId, principal, purpose, decision, asOf, caseNo, reason }: ContextFacts): string {
  const { id, role, department, orgCode, areaScope, network, mfa, assignedCaseNos } = principal;
  const context = {
    v: 1,
    requestId,
    principal: { id, role, department, orgCode, areaScope, network, mfa, assignedCaseNos },
    purpose,
    grants: decision.grantsInUse,
    decisions: decision.sent,
    asOf: asOf.toISOString(),
    ...(caseNo ? { caseNo } : {}),
    ...(reason ? { reason } : {}),
  };
  return Buffer.from(JSON.stringify(context)).toString('base64url');
}
