import type { Principal } from '../authentication/principal.js';
import type { Decision } from './authorize.js';
import type { OperationRequest } from '../http/operation-request.js';

/** What a request's answer depends on beside its operation and variables. */
export interface ShareFacts {
  readonly principal: Principal | undefined;
  readonly purpose: string | null;
  readonly decision: Decision;
  readonly asOf: Date;
  readonly request: Pick<OperationRequest, 'headers'>;
}

/**
 * Equal only for requests of one principal, for one purpose, case and reason, under the same decision, about the same
 * moment: what may be shared while it is in flight. Two principals never have the same key, whatever they have in common.
 */
export function shareKey({ principal, purpose, decision, asOf, request }: ShareFacts): string {
  // Without access control an answer depends on nobody.
  if (!principal) return '';
  const { sent, grantsInUse } = decision;
  const denied = [...decision.denied].sort();
  const about = [asOf.getTime(), request.headers['x-case-no'], request.headers['x-reason']];
  return JSON.stringify([principal, purpose, sent, grantsInUse, denied, about]);
}
