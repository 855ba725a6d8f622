/** What the gateway decided for one protected coordinate (contracts §4). */
export type SentDecision = 'ALLOW' | 'MASK' | 'ROW' | 'AGGREGATE';

/** Who asks, as the gateway authenticated them; a subgraph never sees an end user's token. */
export interface Principal {
  readonly id: string;
  readonly role: string;
  /** PS, JM, CA, XF, or a party or data organ (PLC, BI, PORTAL, DATA) */
  readonly department: string;
  readonly orgCode: string;
  /** area code prefixes */
  readonly areaScope: readonly string[];
  readonly network: string;
  readonly mfa: boolean;
  readonly assignedCaseNos: readonly string[];
}

/** The header `x-shiyu-context` (contracts §3): believed only under the gateway's signature. */
export interface SignedContext {
  readonly v: 1;
  readonly requestId: string;
  readonly principal: Principal;
  readonly purpose: string | null;
  readonly grants: readonly string[];
  readonly decisions: Readonly<Record<string, SentDecision>>;
  /** ISO instant at which rules, scopes and ages are looked at (law 12) */
  readonly asOf: string;
  readonly caseNo?: string;
  readonly reason?: string;
}
