import { YOUYANG } from './areas.js';
import { Numbering } from './numbering.js';
import type { MediationOrg } from './organizations.js';
import type { Size } from './size.js';

export interface Mediator {
  readonly no: string;
  readonly kind: 'SATCHEL' | 'FULL_TIME' | 'PART_TIME';
  readonly org: MediationOrg;
}

/** Satchel mediators of 酉阳 first, then the others, at each organisation in turn, so that none is without. */
export function createMediators(orgs: readonly MediationOrg[], size: Size): Mediator[] {
  const numbers = new Numbering();
  const youyang = orgs.filter(({ code }) => code.startsWith(YOUYANG));
  const mediators = Array.from({ length: size.mediators }, (_, i): Mediator => {
    const satchel = i < size.satchelMediators;
    const org = (
      satchel ? youyang[i % youyang.length] : orgs[(i - size.satchelMediators) % orgs.length]
    ) as MediationOrg;
    return {
      no: numbers.next(`TY${org.code.slice(0, 6)}`, 6),
      kind: satchel ? 'SATCHEL' : i % 4 === 0 ? 'FULL_TIME' : 'PART_TIME',
      org,
    };
  });
  const idle = orgs.filter((org) => !mediators.some((mediator) => mediator.org === org));
  if (idle.length > 0) throw new Error(`size ${size.name} has no mediator for ${idle.length} organisations`);
  return mediators;
}
