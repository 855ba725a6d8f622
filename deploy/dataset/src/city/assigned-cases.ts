import type { Application } from './aid.js';
import { JIANGBEI, KAIZHOU, NANAN, YOUYANG } from './areas.js';
import type { Demand } from './demands.js';
import type { Incident } from './incidents.js';
import type { MediationCase } from './mediation.js';
import type { Petition } from './petitions.js';

/** Numbers of cases that are assigned to personas (docs/domain.md §7), by persona. */
export type AssignedCaseNos = Readonly<Record<'P2' | 'P3' | 'P4' | 'P5' | 'P6', readonly string[]>>;

const ASSIGNED = 15;

/** At most so many, and at most half, so that every row limit has rows on both sides; the latest ones. */
function latest<T>(rows: readonly T[], at: (row: T) => number, most = ASSIGNED): readonly T[] {
  const count = Math.min(most, Math.ceil(rows.length / 2));
  return count === 0 ? [] : [...rows].sort((a, b) => at(a) - at(b)).slice(-count);
}

/** Assigns the latest cases, of every kind that a persona's questions are about. */
export function assignCases(city: {
  readonly incidents: readonly Incident[];
  readonly mediations: readonly MediationCase[];
  readonly petitions: readonly Petition[];
  readonly applications: readonly Application[];
  readonly demands: readonly Demand[];
}): AssignedCaseNos {
  const numbers = (rows: readonly { readonly no: string }[]): string[] => rows.map(({ no }) => no);
  const ofYouyang = city.mediations.filter(({ org }) => org.code.startsWith(YOUYANG));
  const received = ({ receivedAt }: Incident): number => receivedAt;
  const registered = ({ registeredAt }: { readonly registeredAt: number }): number => registeredAt;
  const own = city.incidents.filter(({ station }) => station === `${NANAN}-PS-0101`);
  // Accusations against the bureau itself are no one's there.
  const petitions = city.petitions.filter(
    ({ district, bureau }) => district === KAIZHOU && bureau === `${KAIZHOU}-XF-0001`,
  );
  return {
    P2: numbers(latest(own, received)),
    P3: (['POLICE_DIVERTED', 'PETITION_HANDOVER', 'APPLIED'] as const).flatMap((wanted) =>
      numbers(
        latest(
          ofYouyang.filter(({ source }) => source === wanted),
          registered,
          ASSIGNED / 3,
        ),
      ),
    ),
    P4: numbers(
      latest(
        city.demands.filter(({ provider }) => provider === `${JIANGBEI}-CA-1001`),
        ({ days }) => days[2] ?? 0,
      ),
    ),
    P5: numbers(
      latest(
        city.applications.filter(({ village, decidedOn }) => decidedOn === null && village.startsWith(JIANGBEI)),
        ({ appliedOn }) => appliedOn,
      ),
    ),
    P6: (['ACCUSATION', 'APPEAL', 'SUGGESTION'] as const).flatMap((wanted) =>
      numbers(
        latest(
          petitions.filter(({ nature }) => nature === wanted),
          registered,
          ASSIGNED / 3,
        ),
      ),
    ),
  };
}
