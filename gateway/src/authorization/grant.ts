import { json } from '../config.js';
import { GatewayError } from '../errors.js';

/** A sharing agreement in force or not (共享条例 art. 20): who may read which items for which purpose, and until when. */
export interface Grant {
  readonly id: string;
  readonly provider: string;
  /** department, or `*` for all */
  readonly requester: string;
  readonly items: readonly string[];
  /** or `*` for any */
  readonly purposes: readonly string[];
  /** first day, +08:00 */
  readonly validFrom: string;
  /** the day from which it no longer holds, +08:00 */
  readonly validTo: string;
  readonly state: 'PENDING' | 'ACTIVE' | 'SUSPENDED' | 'TERMINATED' | 'EXPIRED' | 'REFUSED';
  readonly persistedOnly?: boolean;
  readonly basis: string;
  readonly note?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const STATES = new Set(['PENDING', 'ACTIVE', 'SUSPENDED', 'TERMINATED', 'EXPIRED', 'REFUSED']);

/** Reads the grants file. Raises CONFIG_INVALID naming the grant and the field. */
export function readGrants(text: string): readonly Grant[] {
  const grants = json<Grant[]>('GRANTS', text);
  if (!Array.isArray(grants)) throw wrong('the file', 'is not a list');
  for (const grant of grants) {
    const name = String(grant?.id ?? 'a grant without id');
    for (const field of ['id', 'provider', 'requester', 'basis'] as const)
      if (typeof grant[field] !== 'string' || !grant[field]) throw wrong(name, `has no ${field}`);
    for (const field of ['items', 'purposes'] as const)
      if (!Array.isArray(grant[field]) || grant[field].length === 0) throw wrong(name, `has no ${field}`);
    for (const field of ['validFrom', 'validTo'] as const)
      if (!DAY.test(grant[field]))
        throw wrong(name, `has ${field} ${String(grant[field])}, which is not a day YYYY-MM-DD`);
    if (!STATES.has(grant.state)) throw wrong(name, `has the unknown state ${String(grant.state)}`);
    const foreign = grant.items.find((item) => !item.startsWith(`${grant.provider}.`));
    if (foreign) throw wrong(name, `gives ${foreign}, which its provider ${grant.provider} does not own`);
  }
  return Object.freeze(grants.map((grant) => Object.freeze(grant)));
}

function wrong(name: string, what: string): GatewayError {
  return new GatewayError('CONFIG_INVALID', { detail: `GRANTS: ${name} ${what}.` });
}

/** Whether a grant is in force at an instant: ACTIVE, and its days in +08:00 include it. */
export function inForce(grant: Grant, asOf: Date): boolean {
  const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
  return (
    grant.state === 'ACTIVE' && midnight(grant.validFrom) <= asOf.getTime() && asOf.getTime() < midnight(grant.validTo)
  );
}
