import type { Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, HOUR_MS, past } from '../time.js';
import { JIANGBEI, type District } from './areas.js';
import type { CaseLink } from './case-links.js';
import { Numbering } from './numbering.js';
import type { Units } from './organizations.js';
import type { MediationCase } from './mediation.js';
import type { Person } from './persons.js';
import type { Petition } from './petitions.js';
import type { Size } from './size.js';

export interface Application {
  readonly no: string;
  readonly aidType: string;
  readonly state: string;
  readonly appliedOn: number;
  readonly acceptedOn: number | null;
  readonly publicisedOn: number | null;
  readonly decidedOn: number | null;
  readonly applicant: Person;
  readonly originPetitionNo: string | null;
  readonly householdSize: number;
  readonly village: string;
  readonly bureau: string;
}

export interface Referral {
  readonly no: string;
  /** the petition or the mediation that it comes from */
  readonly petitionNo: string | null;
  readonly mediationNo: string | null;
  readonly applicant: Person;
  readonly village: string;
  readonly bureau: string;
  readonly state: 'PENDING' | 'ACCEPTED' | 'REFUSED';
  readonly referredOn: number;
  readonly decidedOn: number | null;
  readonly application: Application | null;
}

/** Days since they applied, of applications in 江北 that are not decided: the limit is 30 days, warned 5 before. */
const OPEN_FOR_DAYS = [0, 5, 10, 22, 23, 24, 25, 29, 30, 31, 45] as const;

/** Social aid: petitioners and parties in hardship come to it. */
export class Aid {
  readonly applications: Application[] = [];
  readonly referrals: Referral[] = [];
  private readonly numbers = new Numbering();

  constructor(
    private readonly districts: readonly District[],
    private readonly units: Units,
    private readonly persons: ReadonlyMap<string, readonly Person[]>,
    private readonly size: Size,
    private readonly random: Random,
    private readonly links: CaseLink[],
  ) {}

  private apply(applicant: Person, appliedOn: number, originPetitionNo: string | null, open = false): Application {
    const { random } = this;
    // The publication of seven days lies between (R18).
    const days = random.between(12, 34);
    const [acceptedOn, publicisedOn, decidedOn] = [1, days - 9, days].map((after) =>
      open && after === days ? null : past(appliedOn + after * DAY_MS),
    ) as [number | null, number | null, number | null];
    const approved = random.chance(0.85);
    const state =
      decidedOn !== null
        ? approved
          ? past(decidedOn + 20 * DAY_MS)
            ? 'PAYING'
            : 'APPROVED'
          : 'REJECTED'
        : publicisedOn !== null
          ? 'PUBLICISED'
          : acceptedOn !== null
            ? 'VERIFYING'
            : 'SUBMITTED';
    const application: Application = {
      no: this.numbers.next(`JZ${applicant.village.slice(0, 9)}${dayOf(appliedOn).slice(0, 4)}`, 5),
      aidType: random.weighted([
        ['DIBAO', 55],
        ['TEKUN', 10],
        ['TEMPORARY', 35],
      ] as const),
      state,
      appliedOn,
      acceptedOn,
      publicisedOn: approved || decidedOn === null ? publicisedOn : null,
      decidedOn,
      applicant,
      originPetitionNo,
      householdSize: random.between(1, 6),
      village: applicant.village,
      bureau: `${applicant.village.slice(0, 6)}-CA-0001`,
    };
    this.applications.push(application);
    return application;
  }

  /** Petitioners in hardship are referred to aid while their petition is handled (R17): the third hop of the chain. */
  refer(petitions: readonly Petition[]): void {
    const { random, size } = this;
    const suitable = petitions.filter(
      ({ route, acceptedOn, handedTo }) => route === 'PETITION_HANDLING' && acceptedOn !== null && handedTo === null,
    );
    const share = (size.referredShare * size.petitions) / suitable.length;
    for (const petition of suitable) {
      if (!random.chance(share)) continue;
      const referredOn = past((petition.acceptedOn as number) + random.between(1, 4) * DAY_MS);
      if (referredOn === null) continue;
      const referral = this.referOne(petition.petitioner, referredOn, { petitionNo: petition.no, ...petition });
      petition.referredTo = referral.bureau;
      const { application, decidedOn } = referral;
      if (application && decidedOn !== null && petition.repliedOn !== null && decidedOn <= petition.repliedOn)
        petition.disposition = 'AIDED';
    }
  }

  /** So are parties of mediations that ended. */
  referParties(cases: readonly MediationCase[]): void {
    const { random } = this;
    const ended = cases.filter(({ concludedAt, org }) => concludedAt !== null && org.areaCode.length >= 9);
    for (let i = 0; i < this.size.mediationsReferred; i += 1) {
      const mediation = random.pick(ended);
      const [party] = mediation.parties;
      const referredOn = past((mediation.concludedAt as number) + random.between(1, 4) * DAY_MS);
      if (!party || referredOn === null || this.referrals.some(({ mediationNo }) => mediationNo === mediation.no))
        continue;
      this.referOne(party, referredOn, {
        mediationNo: mediation.no,
        village: party.village,
        bureau: mediation.org.code,
      });
    }
  }

  private referOne(
    applicant: Person,
    referredOn: number,
    source: {
      readonly petitionNo?: string;
      readonly mediationNo?: string;
      readonly village: string;
      readonly bureau: string;
    },
  ): Referral {
    const { random } = this;
    const district = source.village.slice(0, 6);
    // Some recent ones still wait, up to the day of the data set.
    const waits = AS_OF_MS - referredOn < 60 * DAY_MS && random.chance(0.4);
    const decidedOn = waits ? null : past(referredOn + random.between(2, 18) * DAY_MS);
    const state = decidedOn === null ? 'PENDING' : random.chance(0.8) ? 'ACCEPTED' : 'REFUSED';
    const petitionNo = source.petitionNo ?? null;
    const application = state === 'ACCEPTED' ? this.apply(applicant, decidedOn as number, petitionNo) : null;
    const referral: Referral = {
      no: this.numbers.next(`ZJ${district}${dayOf(referredOn).slice(0, 4)}`, 5),
      petitionNo,
      mediationNo: source.mediationNo ?? null,
      applicant,
      village: source.village,
      bureau: `${district}-CA-0001`,
      state,
      referredOn,
      decidedOn,
      application,
    };
    this.referrals.push(referral);
    if (application)
      this.link(
        petitionNo ? ['PETITION', petitionNo] : ['MEDIATION_CASE', source.mediationNo as string],
        ['AID_APPLICATION', application.no],
        'REFERRED_TO',
        application.appliedOn,
        source.village,
        source.bureau,
      );
    return referral;
  }

  /** Applications until the size is reached; some of 江北 are under decision, around the limit. */
  fill(): void {
    const { random, size } = this;
    for (const days of OPEN_FOR_DAYS)
      this.apply(
        random.pick(this.persons.get(JIANGBEI) as readonly Person[]),
        AS_OF_MS - days * DAY_MS - HOUR_MS,
        null,
        true,
      );
    const from = Date.parse(size.historyFrom) + DAY_MS;
    while (this.applications.length < size.aidApplications) {
      const district = random.chance(0.3) ? JIANGBEI : random.pick(this.districts).code;
      this.apply(
        random.pick(this.persons.get(district) as readonly Person[]),
        from + Math.floor(random.next() * (AS_OF_MS - from)),
        null,
      );
    }
  }

  private link(
    from: CaseLink['from'],
    to: CaseLink['to'],
    relation: CaseLink['relation'],
    atMs: number,
    village: string,
    sourceOrg: string,
  ): void {
    const centre = (this.units.byTownship.get(village.slice(0, 9)) as { mediation: { code: string; areaCode: string } })
      .mediation;
    this.links.push({
      from,
      to,
      relation,
      atMs,
      basis: '信访工作条例 art. 37',
      grant: relation === 'REFERRED_TO' ? 'G5' : null,
      areaCode: centre.areaCode,
      mediationOrg: centre.code,
      sourceOrg,
    });
  }
}
