import type { Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, past } from '../time.js';
import type { Application, Referral } from './aid.js';
import { JIANGBEI, villagesOf, type District } from './areas.js';
import type { CaseLink } from './case-links.js';
import type { MediationCase } from './mediation.js';
import { Numbering } from './numbering.js';
import type { Units } from './organizations.js';
import type { Size } from './size.js';

export interface Demand {
  readonly no: string;
  readonly channel: string;
  readonly category: string;
  readonly state: string;
  /** days of collecting, publishing, claiming, completing and evaluating, as far as it came */
  readonly days: readonly (number | null)[];
  readonly score: number | null;
  readonly provider: string | null;
  readonly applicationNo: string | null;
  readonly mediationNo: string | null;
  readonly village: string;
  readonly district: string;
}

const STATES = ['COLLECTED', 'PUBLISHED', 'CLAIMED', 'COMPLETED', 'EVALUATED'] as const;
const CHANNELS = ['ONLINE_COMPLAINT', 'HARDSHIP_EXPRESS', 'HOME_VISIT', 'QUESTIONNAIRE'] as const;
const CATEGORIES = ['COMMUNITY_INTEGRATION', 'SOCIAL_ASSISTANCE', 'ELDERLY_CARE', 'OTHER'] as const;
const SIDE_EXIT_SHARE = 0.1;
/** Days since claiming, of demands that the first agency of 江北 serves: around the 30 days of docs/domain.md §7, P4. */
const IN_SERVICE_FOR_DAYS = [1, 5, 12, 20, 29, 30, 31, 45] as const;

interface DemandSeed {
  readonly village: string;
  /** day of collecting */
  readonly from: number;
  readonly exit?: 'RETURNED' | 'EXPIRED' | 'TO_AID' | 'TO_MEDIATION';
  readonly provider?: string;
  /** it is in service since this day */
  readonly claimedOn?: number;
  readonly application?: Application;
  readonly mediation?: MediationCase;
}

/** What people ask of communities and social organisations; approved aid leads here, the last hop of the chain. */
export class Demands {
  readonly all: Demand[] = [];
  private readonly numbers = new Numbering();

  constructor(
    private readonly districts: readonly District[],
    private readonly units: Units,
    private readonly size: Size,
    private readonly random: Random,
    private readonly links: CaseLink[],
  ) {}

  /** Demands until the size is reached: exactly so many in 江北, and some elsewhere. */
  fill(referrals: readonly Referral[], cases: readonly MediationCase[]): void {
    const { random, size } = this;
    const villages = villagesOf(this.districts.find(({ code }) => code === JIANGBEI) as District);
    const elsewhere = this.districts.filter(({ code }) => code !== JIANGBEI);
    this.addHelped(referrals, (village) => village.startsWith(JIANGBEI), size.demandsInJiangbei / 4);
    for (const { mediation, village } of this.settledHere(cases, villages))
      this.add({
        village,
        from: mediation.registeredAt - random.between(2, 9) * DAY_MS,
        exit: 'TO_MEDIATION',
        mediation,
      });
    const [firstAgency] = this.agenciesOf(JIANGBEI);
    for (const days of IN_SERVICE_FOR_DAYS)
      this.add({
        village: random.pick(villages),
        from: AS_OF_MS - (days + 8) * DAY_MS,
        claimedOn: AS_OF_MS - days * DAY_MS,
        provider: firstAgency,
      });
    while (this.all.length < size.demandsInJiangbei) this.addAny(villages);
    this.addHelped(referrals, (village) => !village.startsWith(JIANGBEI), size.demandsElsewhere / 4);
    for (let i = 0; this.all.length < size.demandsInJiangbei + size.demandsElsewhere; i += 1)
      this.addAny(villagesOf(elsewhere[i % elsewhere.length] as District));
  }

  /** Demands that follow aid granted on a referral, at most so many. */
  private addHelped(referrals: readonly Referral[], here: (village: string) => boolean, most: number): void {
    const helped = referrals.flatMap(({ application }) =>
      application?.state === 'PAYING' && here(application.village) ? [application] : [],
    );
    for (const application of helped.slice(0, Math.floor(most)))
      this.add({ village: application.village, from: (application.decidedOn as number) + DAY_MS, application });
  }

  /** Mediations of 江北 that grid workers reported or people applied for: some of them began as a demand. */
  private settledHere(
    cases: readonly MediationCase[],
    villages: readonly string[],
  ): { readonly mediation: MediationCase; readonly village: string }[] {
    const wanted = Math.ceil(this.size.demandsInJiangbei * this.size.toMediationShare);
    return cases
      .filter(({ source, org }) => ['GRID_REPORTED', 'APPLIED'].includes(source) && org.code.startsWith(JIANGBEI))
      .slice(-wanted)
      .flatMap((mediation) => {
        const village = villages.find((code) => code.startsWith(mediation.org.areaCode));
        return village ? [{ mediation, village }] : [];
      });
  }

  private addAny(villages: readonly string[]): void {
    const { random } = this;
    const from = AS_OF_MS - random.between(0, 260) * DAY_MS;
    const exit = random.chance(SIDE_EXIT_SHARE) ? random.pick(['RETURNED', 'EXPIRED', 'TO_AID'] as const) : undefined;
    this.add({ village: random.pick(villages), from, exit });
  }

  private add({ village, from, exit, claimedOn, application, mediation, ...seed }: DemandSeed): void {
    const { random } = this;
    const district = village.slice(0, 6);
    const collected = past(from) ?? AS_OF_MS;
    const published = past(collected + random.between(1, 4) * DAY_MS);
    const claimed = claimedOn ?? (published === null || exit ? null : past(published + random.between(1, 12) * DAY_MS));
    const completed =
      claimed === null || claimedOn !== undefined ? null : past(claimed + random.between(5, 30) * DAY_MS);
    const evaluated = completed === null ? null : past(completed + random.between(1, 14) * DAY_MS);
    const days = [collected, exit === 'RETURNED' ? null : published, claimed, completed, evaluated];
    const reached = STATES[days.filter((day) => day !== null).length - 1] as (typeof STATES)[number];
    const left = exit && (exit === 'TO_MEDIATION' || published !== null) ? exit : undefined;
    const demand: Demand = {
      no: this.numbers.next(`XQ${village.slice(0, 9)}${dayOf(collected).slice(0, 4)}`, 5),
      channel: random.pick(CHANNELS),
      category: application ? 'SOCIAL_ASSISTANCE' : random.pick(CATEGORIES),
      state: left ?? (reached === 'CLAIMED' && random.chance(0.7) ? 'IN_SERVICE' : reached),
      days,
      score: evaluated === null ? null : random.between(3, 5),
      provider: claimed === null ? null : (seed.provider ?? this.providerOf(district)),
      applicationNo: application?.no ?? null,
      mediationNo: mediation?.no ?? null,
      village,
      district,
    };
    this.all.push(demand);
    const itself = ['SERVICE_DEMAND', demand.no] as const;
    if (application) this.link(['AID_APPLICATION', application.no], itself, collected, demand);
    if (mediation) this.link(itself, ['MEDIATION_CASE', mediation.no], mediation.registeredAt, demand);
  }

  /** The first agency of a district serves a quarter of it. */
  private providerOf(district: string): string {
    const agencies = this.agenciesOf(district);
    return this.random.chance(0.25) ? (agencies[0] as string) : this.random.pick(agencies);
  }

  private agenciesOf(district: string): readonly string[] {
    return this.units.socialBodies.filter(({ areaCode }) => areaCode === district).map(({ code }) => code);
  }

  private link(from: CaseLink['from'], to: CaseLink['to'], atMs: number, { village, district }: Demand): void {
    const { mediation } = this.units.byTownship.get(village.slice(0, 9)) as {
      mediation: { code: string; areaCode: string };
    };
    this.links.push({
      from,
      to,
      relation: 'LED_TO',
      atMs,
      basis: '三社联动工作规程',
      grant: null,
      areaCode: mediation.areaCode,
      mediationOrg: mediation.code,
      sourceOrg: `${district}-CA-0001`,
    });
  }
}
