import type { Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, past } from '../time.js';
import { JIANGBEI, type District } from './areas.js';
import type { CaseLink } from './case-links.js';
import { Numbering } from './numbering.js';
import type { Units } from './organizations.js';
import type { Person } from './persons.js';
import type { Petition } from './petitions.js';
import { governance, GOVERNANCE, type Table } from './row.js';
import type { Size } from './size.js';

interface Application {
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

interface Referral {
  readonly no: string;
  readonly petition: Petition;
  readonly state: 'PENDING' | 'ACCEPTED' | 'REFUSED';
  readonly referredOn: number;
  readonly decidedOn: number | null;
  readonly application: Application | null;
}

interface Demand {
  readonly no: string;
  readonly channel: string;
  readonly category: string;
  readonly state: string;
  readonly dates: readonly (number | null)[];
  readonly score: number | null;
  readonly provider: string | null;
  readonly applicationNo: string | null;
  readonly village: string;
  readonly district: string;
}

const REFERRED_SHARE = 0.03 / 0.5;

/** Social aid and services: where the chain ends. */
export class Aid {
  readonly applications: Application[] = [];
  readonly referrals: Referral[] = [];
  readonly demands: Demand[] = [];
  private readonly numbers = new Numbering();

  constructor(
    private readonly districts: readonly District[],
    private readonly units: Units,
    private readonly persons: ReadonlyMap<string, readonly Person[]>,
    private readonly size: Size,
    private readonly random: Random,
    private readonly links: CaseLink[],
  ) {}

  private apply(applicant: Person, appliedOn: number, originPetitionNo: string | null): Application {
    const { random } = this;
    const days = random.between(12, 34);
    const [acceptedOn, publicisedOn, decidedOn] = [1, days - 9, days].map((after) =>
      past(appliedOn + after * DAY_MS),
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

  /** Petitioners in hardship are referred to aid (R17): the third hop of the chain. */
  refer(petitions: readonly Petition[]): void {
    const { random } = this;
    for (const petition of petitions) {
      if (petition.route !== 'PETITION_HANDLING' || petition.acceptedOn === null || !random.chance(REFERRED_SHARE))
        continue;
      const referredOn = past(petition.acceptedOn + random.between(3, 20) * DAY_MS);
      if (referredOn === null) continue;
      const decidedOn = past(referredOn + random.between(2, 18) * DAY_MS);
      const state = decidedOn === null ? 'PENDING' : random.chance(0.8) ? 'ACCEPTED' : 'REFUSED';
      const application =
        state === 'ACCEPTED' ? this.apply(petition.petitioner, decidedOn as number, petition.no) : null;
      this.referrals.push({
        no: this.numbers.next(`ZJ${petition.district}${dayOf(referredOn).slice(0, 4)}`, 5),
        petition,
        state,
        referredOn,
        decidedOn,
        application,
      });
      petition.referredTo = `${petition.district}-CA-0001`;
      if (!application) continue;
      if (petition.repliedOn !== null) petition.disposition = 'AIDED';
      this.link(
        ['PETITION', petition.no],
        ['AID_APPLICATION', application.no],
        'REFERRED_TO',
        application.appliedOn,
        petition.village,
        petition.bureau,
      );
    }
  }

  fill(): void {
    const { random, size } = this;
    const from = Date.parse(size.historyFrom) + DAY_MS;
    while (this.applications.length < size.aidApplications) {
      const district = random.chance(0.3) ? JIANGBEI : random.pick(this.districts).code;
      this.apply(
        random.pick(this.persons.get(district) as readonly Person[]),
        from + Math.floor(random.next() * (AS_OF_MS - from)),
        null,
      );
    }
    // Approved aid leads to demands for services: the last hop.
    const helped = this.applications.filter(
      ({ state, originPetitionNo }) => state === 'PAYING' && originPetitionNo !== null,
    );
    const inJiangbei = helped.filter(({ village }) => village.startsWith(JIANGBEI));
    for (let i = 0; i < size.demandsInJiangbei; i += 1) this.demand(JIANGBEI, inJiangbei[i] ?? null, i);
    const elsewhere = this.districts.filter(({ code }) => code !== JIANGBEI);
    for (let i = 0; i < size.demandsElsewhere; i += 1)
      this.demand((elsewhere[i % elsewhere.length] as District).code, null, i);
  }

  private demand(district: string, application: Application | null, index: number): void {
    const { random } = this;
    const start = application?.decidedOn ?? AS_OF_MS - random.between(1, 260) * DAY_MS;
    const gaps = [random.between(1, 4), random.between(1, 12), random.between(5, 30), random.between(1, 14)];
    const times = gaps.reduce<(number | null)[]>(
      (list, gap) => [...list, list.at(-1) === null ? null : past((list.at(-1) as number) + gap * DAY_MS)],
      [past(start + 5 * DAY_MS) ?? start],
    );
    const side = application
      ? null
      : random.chance(0.12)
        ? random.pick(['RETURNED', 'EXPIRED', 'TO_AID'] as const)
        : null;
    const reached = side ? 2 : times.filter((at) => at !== null).length;
    const state =
      side ?? (['COLLECTED', 'PUBLISHED', 'CLAIMED', 'COMPLETED', 'EVALUATED'] as const)[reached - 1] ?? 'COLLECTED';
    const village =
      application?.village ??
      random.pick(this.districts.find(({ code }) => code === district)?.townships ?? []).villages[0] ??
      '';
    const providers = this.units.socialBodies.filter(({ areaCode }) => areaCode === district);
    const dates = times.map((at, i) => (i < reached ? at : null));
    const demand: Demand = {
      no: this.numbers.next(`XQ${village.slice(0, 9)}${dayOf(times[0] as number).slice(0, 4)}`, 5),
      channel: random.pick(['ONLINE_COMPLAINT', 'HARDSHIP_EXPRESS', 'HOME_VISIT', 'QUESTIONNAIRE']),
      category: application
        ? 'SOCIAL_ASSISTANCE'
        : random.pick(['COMMUNITY_INTEGRATION', 'SOCIAL_ASSISTANCE', 'ELDERLY_CARE', 'OTHER']),
      state: state === 'CLAIMED' && index % 3 === 0 ? 'IN_SERVICE' : state,
      dates,
      score: state === 'EVALUATED' ? random.between(3, 5) : null,
      provider: dates[2]
        ? index % 4 === 0
          ? (providers[0] as { code: string }).code
          : random.pick(providers).code
        : null,
      applicationNo: application?.no ?? null,
      village,
      district,
    };
    this.demands.push(demand);
    if (application)
      this.link(
        ['AID_APPLICATION', application.no],
        ['SERVICE_DEMAND', demand.no],
        'LED_TO',
        dates[0] as number,
        village,
        `${district}-CA-0001`,
      );
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

export function aidTables({ applications, referrals, demands }: Aid): Table[] {
  const day = (ms: number | null | undefined): string | null => (ms === null || ms === undefined ? null : dayOf(ms));
  const department = 'civil_affairs' as const;
  return [
    {
      department,
      name: 'aid_application',
      columns: [
        'application_no',
        'aid_type',
        'state',
        'applied_on',
        'accepted_on',
        'publicised_on',
        'decided_on',
        'applicant_person_ref',
        'applicant_name',
        'origin_petition_no',
        'household_size',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const a of applications)
          yield [
            a.no,
            a.aidType,
            a.state,
            day(a.appliedOn),
            day(a.acceptedOn),
            day(a.publicisedOn),
            day(a.decidedOn),
            a.applicant.ref,
            a.applicant.name,
            a.originPetitionNo,
            a.householdSize,
            ...governance(a.village, a.bureau, a.appliedOn, 'CA-AID', 'L3'),
          ];
      },
    },
    {
      department,
      name: 'aid_referral',
      columns: [
        'referral_no',
        'source_kind',
        'petition_no',
        'mediation_no',
        'addressed_to_org_code',
        'state',
        'referred_on',
        'decided_on',
        'refusal_reason',
        'application_no',
        'applicant_person_ref',
        'applicant_name',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const r of referrals) {
          const bureau = `${r.petition.district}-CA-0001`;
          yield [
            r.no,
            'PETITION',
            r.petition.no,
            null,
            bureau,
            r.state,
            day(r.referredOn),
            day(r.decidedOn),
            r.state === 'REFUSED' ? '【合成】家庭经济状况不符合条件' : null,
            r.application?.no ?? null,
            r.petition.petitioner.ref,
            r.petition.petitioner.name,
            ...governance(r.petition.village, bureau, r.referredOn, 'CA-REFERRAL', 'L3'),
          ];
        }
      },
    },
    {
      department,
      name: 'service_demand',
      columns: [
        'demand_no',
        'channel',
        'category',
        'state',
        'collected_on',
        'published_on',
        'claimed_on',
        'completed_on',
        'evaluated_on',
        'score',
        'provider_org_code',
        'application_no',
        'mediation_no',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const d of demands)
          yield [
            d.no,
            d.channel,
            d.category,
            d.state,
            ...[0, 1, 2, 3, 4].map((i) => day(d.dates[i])),
            d.score,
            d.provider,
            d.applicationNo,
            null,
            ...governance(d.village, `${d.district}-CA-0001`, d.dates[0] as number, 'CA-DEMAND', 'L2'),
          ];
      },
    },
  ];
}
