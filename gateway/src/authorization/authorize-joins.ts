import type { JoinCoordinates } from '../plan/join-coordinates.js';
import type { Coordinate } from './coordinate.js';
import { authorize, type AuthorizationRequest, type Decision } from './authorize.js';

/** What is decided by: a request, and whether a coordinate has to be decided at all. */
export interface JoinAuthorization {
  readonly request: Omit<AuthorizationRequest, 'coordinates'>;
  readonly isProtected: (coordinate: Coordinate) => boolean;
}

/**
 * Decides what joins fetch like what is selected (docs/architecture.md law 1, ADR 0011): a coordinate that the
 * principal may not read in full denies whatever could not be answered without it, and that what could not be
 * answered without that. A masked key would find nothing, or something else, so anything but full reading counts as
 * denied here. The decision itself is returned where nothing changes.
 */
export function authorizeJoins(
  decision: Decision,
  joins: JoinCoordinates,
  { request, isProtected }: JoinAuthorization,
): Decision {
  if (joins.size === 0) return decision;
  const own = authorize({ ...request, coordinates: [...joins.keys()].filter(isProtected) });
  const denied = new Set(decision.denied);
  const reasons = new Map(decision.reasons);
  let waiting = [...joins.keys()].filter((coordinate) => !isReadInFull(coordinate, own, denied));
  while (waiting.length > 0) {
    const next: Coordinate[] = [];
    for (const coordinate of waiting) {
      const reason = own.reasons.get(coordinate) ?? reasons.get(coordinate);
      for (const needing of joins.get(coordinate)?.keys() ?? []) {
        if (denied.has(needing)) continue;
        denied.add(needing);
        if (reason)
          reasons.set(needing, { ...reason, decision: 'DENIED', rule: `JOIN_${reason.rule.replace(/^JOIN_/, '')}` });
        if (joins.has(needing)) next.push(needing);
      }
    }
    waiting = next;
  }
  // Departments answer protected columns only where a decision came with the request.
  const sent = {
    ...Object.fromEntries(Object.entries(own.sent).filter(([, value]) => value === 'ALLOW')),
    ...decision.sent,
  };
  const grantsInUse = [...new Set([...decision.grantsInUse, ...own.grantsInUse])].sort();
  return { denied, reasons, sent, grantsInUse };
}

function isReadInFull(coordinate: Coordinate, { denied, sent }: Decision, others: ReadonlySet<Coordinate>): boolean {
  return !denied.has(coordinate) && !others.has(coordinate) && (sent[coordinate] ?? 'ALLOW') === 'ALLOW';
}
