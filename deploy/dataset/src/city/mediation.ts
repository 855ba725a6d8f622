import { zipf, type Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, HOUR_MS, past } from '../time.js';
import { NANAN, YOUYANG, type District } from './areas.js';
import { waveTimes, type Fate } from './calls.js';
import type { CaseLink } from './case-links.js';
import { partiesOf, type Incident } from './incidents.js';
import { createMediators, type Mediator } from './mediators.js';
import { Numbering } from './numbering.js';
import type { MediationOrg, Units } from './organizations.js';
import type { Person } from './persons.js';
import type { Size } from './size.js';

export interface MediationCase {
  readonly no: string;
  readonly org: MediationOrg;
  readonly disputeType: string;
  readonly type: string;
  readonly source:
    'APPLIED' | 'PROACTIVE' | 'POLICE_DIVERTED' | 'PETITION_HANDOVER' | 'COURT_ENTRUSTED' | 'GRID_REPORTED';
  readonly sourceNo: string | null;
  readonly sourceOrg: string | null;
  readonly state: string;
  /** null while it is open, and for those that end without a result */
  readonly success: boolean | null;
  readonly registeredAt: number;
  readonly acceptedAt: number | null;
  readonly concludedAt: number | null;
  readonly performedOn: string | null;
  readonly parties: readonly Person[];
  readonly mediator: string;
}

export interface Diversion {
  readonly incident: Incident | null;
  readonly suitNo: string | null;
  readonly sourceOrg: string;
  readonly receiver: MediationOrg;
  readonly decidedAt: number;
  readonly outcome: Fate;
  readonly mediation: MediationCase | null;
}

export interface Handover {
  readonly petitionNo: string;
  readonly mediation: MediationCase;
  readonly kind: string;
  readonly handedAt: number;
  readonly sourceOrg: string;
}

const DISPUTES = [
  ['FAMILY', 24],
  ['NEIGHBOUR', 21],
  ['HOUSING_LAND', 12],
  ['DAMAGES', 11],
  ['LABOUR', 9],
  ['PROPERTY_MGMT', 8],
  ['TRAFFIC', 6],
  ['FOREST_LAND', 1],
  ['EXPROPRIATION', 1],
  ['CONTRACT', 2],
  ['MEDICAL', 1],
  ['ENVIRONMENT', 1],
  ['CONSUMER', 1],
  ['VILLAGE_AFFAIRS', 1],
  ['OTHER', 1],
] as const;
const SETTLED_SHARE = 0.78;
/** Of the diverted disputes that are not settled: those that a party refuses to mediate. */
const REFUSED_SHARE = 0.3;
/** In 酉阳 hardly any mediation fails (docs/domain.md §1.64): what is not settled is refused nearly always. */
const REFUSED_SHARE_IN_YOUYANG = 0.9;
const SUCCESS_SHARE = 0.93;
/** Cases outside the success rate (docs/domain.md §2.2), decoys for whoever counts all that ended. */
const SIDE_EXITS = [
  [undefined, 95],
  ['WITHDRAWN', 3],
  ['DECLINED', 2],
] as const;
/** Days since acceptance of open mediations: in time, warned (5 days before the 30th), due today, over. */
const OPEN_FOR_DAYS = [0, 1, 3, 7, 12, 22, 23, 24, 25, 26, 29, 30, 31, 40] as const;

/** What a new mediation is made from. */
interface CaseSeed {
  readonly org: MediationOrg;
  readonly source: MediationCase['source'];
  readonly sourceNo?: string;
  readonly sourceOrg?: string;
  readonly registeredAt: number;
  readonly acceptedAt?: number;
  readonly parties: readonly Person[];
  /** how it is to end; by chance where absent, and open where the end would lie in the future */
  readonly success?: boolean;
  /** it is still open at the day of the data set */
  readonly open?: boolean;
  /** days to the end */
  readonly days?: number;
  readonly sideExit?: 'WITHDRAWN' | 'DECLINED';
}

/** The mediation side of the city: cases come from police, petitions, courts and people themselves. */
export class Mediation {
  readonly cases: MediationCase[] = [];
  readonly diversions: Diversion[] = [];
  readonly handovers: Handover[] = [];
  readonly mediators: readonly Mediator[];
  private readonly mediatorsOf: ReadonlyMap<string, readonly Mediator[]>;
  private readonly numbers = new Numbering();
  /** agreed and failed mediations of 酉阳 so far, for the figures of docs/domain.md §1 */
  private readonly youyang = { agreed: 0, failed: 0 };

  constructor(
    private readonly units: Units,
    private readonly size: Size,
    private readonly random: Random,
    readonly links: CaseLink[],
  ) {
    this.mediators = createMediators(units.mediation, size);
    this.mediatorsOf = Map.groupBy(this.mediators, ({ org }) => org.code);
  }

  /** Registers a case and lets it run its course. */
  private open(seed: CaseSeed): MediationCase {
    const { random } = this;
    const acceptedAt =
      seed.sideExit === 'DECLINED'
        ? null
        : (seed.acceptedAt ?? past(seed.registeredAt + random.between(1, 30) * HOUR_MS));
    const ends =
      acceptedAt === null ? null : acceptedAt + Math.round((seed.days ?? Math.min(45, random.around(9, 0.7))) * DAY_MS);
    const concludedAt = ends === null || seed.open ? null : past(ends);
    const success = concludedAt === null || seed.sideExit ? null : (seed.success ?? random.chance(SUCCESS_SHARE));
    const { state, performedOn } =
      seed.sideExit && (concludedAt !== null || acceptedAt === null)
        ? { state: seed.sideExit, performedOn: null }
        : this.courseOf(acceptedAt, concludedAt, success);
    if (seed.org.code.startsWith(YOUYANG) && success !== null) this.youyang[success ? 'agreed' : 'failed'] += 1;
    const areaPart = seed.org.areaCode.slice(0, 9).padEnd(9, '0');
    const mediationCase: MediationCase = {
      no: this.numbers.next(`TJ${areaPart}${dayOf(seed.registeredAt).slice(0, 4)}`, 6),
      org: seed.org,
      disputeType: random.weighted(DISPUTES),
      type:
        seed.source === 'COURT_ENTRUSTED'
          ? 'JUDICIAL'
          : seed.source === 'POLICE_DIVERTED' && random.chance(0.1)
            ? 'ADMINISTRATIVE'
            : 'PEOPLES',
      source: seed.source,
      sourceNo: seed.sourceNo ?? null,
      sourceOrg: seed.sourceOrg ?? null,
      state,
      success,
      registeredAt: seed.registeredAt,
      acceptedAt,
      concludedAt,
      performedOn,
      parties: seed.parties,
      mediator: random.pick(this.mediatorsOf.get(seed.org.code) as readonly Mediator[]).no,
    };
    this.cases.push(mediationCase);
    return mediationCase;
  }

  /** Where a case stands that took no side exit. */
  private courseOf(
    acceptedAt: number | null,
    concludedAt: number | null,
    success: boolean | null,
  ): { readonly state: string; readonly performedOn: string | null } {
    const { random } = this;
    if (acceptedAt === null) return { state: 'REGISTERED', performedOn: null };
    if (concludedAt === null)
      return { state: AS_OF_MS - acceptedAt < DAY_MS ? 'ACCEPTED' : 'MEDIATING', performedOn: null };
    if (!success) return { state: 'FAILED', performedOn: null };
    const agreed = random.chance(0.7) ? 'AGREED_WRITTEN' : 'AGREED_ORAL';
    const later = random.weighted([
      [agreed, 30],
      ['PERFORMING', 12],
      ['PERFORMED', 55],
      ['BREACHED', 3],
    ] as const);
    if (later !== 'PERFORMED') return { state: later, performedOn: null };
    const performed = past(concludedAt + random.between(1, 20) * DAY_MS);
    return performed === null ? { state: agreed, performedOn: null } : { state: later, performedOn: dayOf(performed) };
  }

  /** Whether another mediation of an organisation may fail without missing the success rate of 酉阳. */
  private mayFail(org: MediationOrg): boolean {
    const { youyang } = this.size;
    if (!youyang || !org.code.startsWith(YOUYANG)) return true;
    return this.youyang.failed < youyang.concluded - youyang.success - (youyang.industry - youyang.industrySuccess);
  }

  /** Sends dispute calls to the township's mediation: the first hop of the link chain (R7, R8). */
  divert(incidents: readonly Incident[]): void {
    const { random } = this;
    for (const incident of incidents) {
      if (incident.category !== 'DISPUTE' || incident.disposition !== 'CLOSED_NO_CASE' || incident.feedbackAt === null)
        continue;
      if (!incident.fate && !random.chance(this.size.divertedShare)) continue;
      const decidedAt = incident.fate
        ? incident.feedbackAt + HOUR_MS
        : past(incident.feedbackAt + random.between(1, 20) * HOUR_MS);
      if (decidedAt !== null) this.divertOne(incident, decidedAt);
    }
  }

  private divertOne(incident: Incident, decidedAt: number): void {
    const { random } = this;
    const receiver = (this.units.byTownship.get(incident.township) as { mediation: MediationOrg }).mediation;
    const { fate } = incident;
    const settles = fate ? fate === 'SETTLED' : random.chance(SETTLED_SHARE);
    const refusedShare =
      this.size.youyang && receiver.code.startsWith(YOUYANG) ? REFUSED_SHARE_IN_YOUYANG : REFUSED_SHARE;
    const refused = fate ? fate === 'REFUSED' : !settles && (random.chance(refusedShare) || !this.mayFail(receiver));
    const registeredAt =
      fate === 'PENDING' ? null : fate ? decidedAt + 2 * HOUR_MS : past(decidedAt + random.between(2, 72) * HOUR_MS);
    const mediation =
      refused || registeredAt === null
        ? null
        : this.open({
            org: receiver,
            source: 'POLICE_DIVERTED',
            sourceNo: incident.no,
            sourceOrg: incident.station,
            registeredAt,
            parties: incident.parties,
            success: settles,
            ...(fate ? { acceptedAt: registeredAt + HOUR_MS, days: 3, open: fate === 'ACCEPTED' } : {}),
          });
    const outcome: Fate =
      registeredAt === null
        ? 'PENDING'
        : mediation === null
          ? 'REFUSED'
          : mediation.success === null
            ? 'ACCEPTED'
            : mediation.success
              ? 'SETTLED'
              : 'RETURNED';
    incident.disposition = 'DIVERTED';
    incident.state = outcome === 'REFUSED' || outcome === 'RETURNED' ? 'RETURNED' : 'DIVERTED';
    incident.divertedTo = receiver.code;
    this.diversions.push({
      incident,
      suitNo: null,
      sourceOrg: incident.station,
      receiver,
      decidedAt,
      outcome,
      mediation,
    });
    if (mediation)
      this.link(
        ['INCIDENT', incident.no],
        mediation,
        'DIVERTED_TO',
        decidedAt,
        '治安管理处罚法 art. 9',
        'G1',
        incident.station,
      );
  }

  /** A petition handed over to mediation (R9, R16). */
  handOver(
    petition: {
      readonly no: string;
      readonly bureau: string;
      readonly township: string;
      readonly petitioner: Person;
      readonly counterpart: Person;
    },
    handedAt: number,
    options: { readonly open?: boolean; readonly days?: number } = {},
  ): MediationCase {
    const { random } = this;
    const org = (this.units.byTownship.get(petition.township) as { mediation: MediationOrg }).mediation;
    const mediation = this.open({
      org,
      source: 'PETITION_HANDOVER',
      sourceNo: petition.no,
      sourceOrg: petition.bureau,
      registeredAt: Math.min(handedAt + random.between(2, 48) * HOUR_MS, AS_OF_MS),
      parties: [petition.petitioner, petition.counterpart],
      success: !this.mayFail(org) || random.chance(0.85),
      ...options,
    });
    this.handovers.push({
      petitionNo: petition.no,
      mediation,
      kind: random.pick(['PROFESSIONAL', 'INDUSTRY', 'SOURCE']),
      handedAt,
      sourceOrg: petition.bureau,
    });
    this.link(
      ['PETITION', petition.no],
      mediation,
      'HANDED_OVER_TO',
      handedAt,
      '信访工作条例 art. 33',
      'G3',
      petition.bureau,
    );
    return mediation;
  }

  /** Cases that people bring themselves, and those that courts entrust, until the size is reached. */
  fill(districts: readonly District[], persons: ReadonlyMap<string, readonly Person[]>): void {
    const { random, size } = this;
    const committees = this.committeesOf(YOUYANG);
    const ofYouyang = persons.get(YOUYANG) as readonly Person[];
    if (size.youyang) this.bringYouyangToItsFigures(ofYouyang, size.youyang);
    for (let i = 0; i < size.openInYouyang; i += 1) {
      const acceptedAt = AS_OF_MS - (OPEN_FOR_DAYS[i % OPEN_FOR_DAYS.length] as number) * DAY_MS - HOUR_MS;
      this.open({
        org: random.pick(committees),
        source: 'APPLIED',
        registeredAt: acceptedAt - 3 * HOUR_MS,
        acceptedAt,
        parties: partiesOf(ofYouyang, 2, random),
        open: true,
      });
    }
    this.addWaves(districts, persons);
    const others = districts.filter(({ code }) => !size.youyang || code !== YOUYANG);
    const choices = new Map(
      others.map(({ code }) => {
        const orgs = this.committeesOf(code);
        return [code, { orgs, weights: zipf(orgs.length).map((weight, i) => [i, weight] as const) }];
      }),
    );
    while (this.cases.length < size.mediationCases) {
      const district = random.pick(others);
      const { orgs, weights } = choices.get(district.code) as {
        orgs: MediationOrg[];
        weights: (readonly [number, number])[];
      };
      const registeredAt = this.anyTime(size.waves && district.code === NANAN ? 180 : 0);
      const parties = partiesOf(persons.get(district.code) as readonly Person[], 2, random);
      this.bring(orgs[random.weighted(weights)] as MediationOrg, registeredAt, parties);
    }
  }

  private bring(org: MediationOrg, registeredAt: number, parties: readonly Person[]): void {
    const { random } = this;
    const source = random.weighted([
      ['APPLIED', 50],
      ['PROACTIVE', 25],
      ['GRID_REPORTED', 20],
      ['COURT_ENTRUSTED', 5],
    ] as const);
    if (source !== 'COURT_ENTRUSTED') {
      this.open({ org, source, registeredAt, parties, sideExit: random.weighted(SIDE_EXITS) });
      return;
    }
    const district = org.code.slice(0, 6);
    const suitNo = this.numbers.next(`MS${district}${dayOf(registeredAt).slice(0, 4)}`, 6);
    const sourceOrg = `${district}-CT-0001`;
    const mediation = this.open({ org, source, sourceNo: suitNo, sourceOrg, registeredAt, parties });
    this.diversions.push({
      incident: null,
      suitNo,
      sourceOrg,
      receiver: org,
      decidedAt: registeredAt - 24 * HOUR_MS,
      outcome: mediation.success === null ? 'ACCEPTED' : mediation.success ? 'SETTLED' : 'RETURNED',
      mediation,
    });
  }

  private addWaves(districts: readonly District[], persons: ReadonlyMap<string, readonly Person[]>): void {
    const { townships } = districts.find(({ code }) => code === NANAN) as District;
    for (const [t, { cases }] of (this.size.waves ?? []).entries()) {
      const { mediation: org } = this.units.byTownship.get(townships[t]?.code ?? '') as { mediation: MediationOrg };
      for (const registeredAt of waveTimes(cases))
        this.open({
          org,
          source: 'APPLIED',
          registeredAt,
          parties: partiesOf(persons.get(NANAN) as readonly Person[], 2, this.random),
        });
    }
  }

  /**
   * Industry committees first, then the rest, each with an exact number of failures (docs/domain.md §1.64 and §1.67).
   */
  private bringYouyangToItsFigures(people: readonly Person[], figures: NonNullable<Size['youyang']>): void {
    const { random, units } = this;
    // Long enough ago, and short enough, that all have ended.
    const ended = (): Pick<CaseSeed, 'registeredAt' | 'parties' | 'days'> => ({
      registeredAt: this.anyTime(45),
      parties: partiesOf(people, 2, random),
      days: Math.min(40, random.around(9, 0.7)),
    });
    const industries = units.mediation.filter(
      ({ code, mediationKind }) => code.startsWith(YOUYANG) && mediationKind === 'INDUSTRY',
    );
    for (let i = 0; i < figures.industry; i += 1)
      this.open({
        org: industries[i % industries.length] as MediationOrg,
        source: 'APPLIED',
        success: i < figures.industrySuccess,
        ...ended(),
      });
    const orgs = this.committeesOf(YOUYANG);
    const toGo = (): number => figures.concluded - this.youyang.agreed - this.youyang.failed;
    for (let left = toGo(); left > 0; left = toGo())
      this.open({
        org: random.pick(orgs),
        source: random.pick(['APPLIED', 'PROACTIVE', 'GRID_REPORTED'] as const),
        success: this.youyang.agreed < figures.success,
        ...ended(),
      });
    for (const sideExit of ['WITHDRAWN', 'DECLINED'] as const)
      for (let i = 0; i < 60; i += 1) this.open({ org: random.pick(orgs), source: 'APPLIED', sideExit, ...ended() });
  }

  /** The committees of a district's townships and villages, and the centres at its stations. */
  private committeesOf(district: string): MediationOrg[] {
    return this.units.mediation.filter(
      ({ areaCode, code, mediationKind }) =>
        code.startsWith(district) && areaCode.length >= 9 && mediationKind !== 'STATION_ROOM',
    );
  }

  /** Adds a hop that ends in a mediation. */
  link(
    from: CaseLink['from'],
    mediation: MediationCase,
    relation: CaseLink['relation'],
    atMs: number,
    basis: string,
    grant: string | null,
    sourceOrg: string | null,
  ): void {
    this.links.push({
      from,
      to: ['MEDIATION_CASE', mediation.no],
      relation,
      atMs,
      basis,
      grant,
      areaCode: mediation.org.areaCode,
      mediationOrg: mediation.org.code,
      sourceOrg,
    });
  }

  private anyTime(atLeastDaysAgo = 0): number {
    // A suit is diverted a day before its mediation is registered, and not before the history begins.
    const from = Date.parse(this.size.historyFrom) + DAY_MS;
    return from + Math.floor(this.random.next() * (AS_OF_MS - atLeastDaysAgo * DAY_MS - from));
  }
}
