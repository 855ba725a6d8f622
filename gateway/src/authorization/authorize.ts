import type { DataPolicy, SentDecision } from '@shiyu/protocol';
import type { Principal } from '../authentication/principal.js';
import type { Coordinate } from './coordinate.js';
import { inForce, type Grant } from './grant.js';
import type { Roles } from './role.js';

/** Why a coordinate is denied, masked or limited. */
export interface Reason {
  readonly decision: 'DENIED' | 'MASKED' | 'ROW_LIMITED' | 'AGGREGATE_ONLY';
  readonly rule: string;
  readonly item: string;
  /** whom to ask for more */
  readonly ask: string;
}

/** The outcome for one request; a value, made before anything is fetched. */
export interface Decision {
  readonly denied: ReadonlySet<Coordinate>;
  /** for the departments; a protected coordinate that is absent is denied */
  readonly sent: Readonly<Record<Coordinate, SentDecision>>;
  readonly grantsInUse: readonly string[];
  readonly reasons: ReadonlyMap<Coordinate, Reason>;
}

/** All that a decision depends on. */
export interface AuthorizationRequest {
  /** those with a policy, and those that are closed for want of one */
  readonly coordinates: Iterable<Coordinate>;
  readonly policies: ReadonlyMap<Coordinate, DataPolicy>;
  readonly principal: Principal;
  readonly purpose: string | null;
  readonly roles: Roles;
  readonly grants: readonly Grant[];
  /** the document is registered */
  readonly registered: boolean;
  readonly asOf: Date;
}

const EVERYTHING_ALLOWED: Decision = Object.freeze({
  denied: new Set<Coordinate>(),
  sent: {},
  grantsInUse: [],
  reasons: new Map<Coordinate, Reason>(),
});

/** The decision where access is switched off. */
export function allowEverything(): Decision {
  return EVERYTHING_ALLOWED;
}

/**
 * Decides every protected coordinate of an operation (docs/contracts.md §4): first whether the department may have
 * the item at all, by owning it or by a grant in force; then what the role may read of a protected column. Pure.
 */
export function authorize(request: AuthorizationRequest): Decision {
  const denied = new Set<Coordinate>();
  const sent: Record<Coordinate, SentDecision> = {};
  const inUse = new Set<string>();
  const reasons = new Map<Coordinate, Reason>();
  for (const coordinate of request.coordinates) {
    const policy = request.policies.get(coordinate);
    if (!policy) {
      denied.add(coordinate);
      reasons.set(coordinate, {
        decision: 'DENIED',
        rule: 'NO_ITEM',
        item: coordinate,
        ask: 'the department that owns it',
      });
      continue;
    }
    const provider = policy.item.split('.', 1)[0] as string;
    const deny = (rule: string): void => {
      denied.add(coordinate);
      reasons.set(coordinate, { decision: 'DENIED', rule, item: policy.item, ask: `the data steward of ${provider}` });
    };
    const grant = provider === request.principal.department ? 'OWN' : grantFor(request, policy.item);
    if (!grant) {
      deny('NO_GRANT');
      continue;
    }
    if (policy.f !== undefined) {
      const outcome = columnDecision(request, policy);
      if (outcome === 'DENY') {
        deny(`ROLE_f${policy.f}`);
        continue;
      }
      sent[coordinate] = outcome;
      const limit = LIMITS[outcome];
      if (limit)
        reasons.set(coordinate, {
          decision: limit,
          rule: `ROLE_f${policy.f}`,
          item: policy.item,
          ask: `the data steward of ${provider}`,
        });
    }
    if (grant !== 'OWN') inUse.add(grant.id);
  }
  return { denied, sent, grantsInUse: [...inUse].sort(), reasons };
}

const LIMITS = { ALLOW: undefined, MASK: 'MASKED', ROW: 'ROW_LIMITED', AGGREGATE: 'AGGREGATE_ONLY' } as const;

function grantFor(
  { grants, principal, purpose, registered, asOf }: AuthorizationRequest,
  item: string,
): Grant | undefined {
  return grants.find(
    (grant) =>
      inForce(grant, asOf) &&
      (grant.requester === '*' || grant.requester === principal.department) &&
      grant.items.includes(item) &&
      (grant.purposes.includes('*') || (purpose !== null && grant.purposes.includes(purpose))) &&
      (registered || !grant.persistedOnly),
  );
}

function columnDecision({ roles, principal }: AuthorizationRequest, { f, mask }: DataPolicy): SentDecision | 'DENY' {
  switch (roles.get(principal.role)?.columns[`f${f}`]) {
    case 'F':
      return 'ALLOW';
    case 'M':
      return mask ? 'MASK' : 'DENY';
    case 'R':
      return 'ROW';
    case 'A':
      return 'AGGREGATE';
    default:
      return 'DENY';
  }
}
