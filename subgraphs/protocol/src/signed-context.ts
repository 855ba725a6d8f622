/**
 * What the gateway can decide for a protected coordinate (docs/contracts.md §4); a coordinate without decision is
 * denied.
 */
export const SENT_DECISIONS = Object.freeze(['ALLOW', 'MASK', 'ROW', 'AGGREGATE'] as const);

export type SentDecision = (typeof SENT_DECISIONS)[number];

/** Who asks, as the gateway authenticated them; a subgraph never sees an end user's token. */
export interface SignedPrincipal {
  readonly id: string;
  readonly role: string;
  /** code of a department (`subgraphs/manifest.json`), or of a party or data organ: PLC, BI, PORTAL, DATA */
  readonly department: string;
  readonly orgCode: string;
  /** area code prefixes */
  readonly areaScope: readonly string[];
  readonly network: string;
  readonly mfa: boolean;
  readonly assignedCaseNos: readonly string[];
}

/** What a subgraph learns about a request beside its body (docs/contracts.md §3): believed only under a signature. */
export interface SignedContext {
  readonly v: 1;
  readonly requestId: string;
  readonly principal: SignedPrincipal;
  readonly purpose: string | null;
  /** ids of the grants in use */
  readonly grants: readonly string[];
  /** by coordinate: `Person.name` */
  readonly decisions: Readonly<Record<string, SentDecision>>;
  /** ISO instant at which rules, scopes and ages are looked at (docs/architecture.md law 12) */
  readonly asOf: string;
  readonly caseNo?: string;
  readonly reason?: string;
}
