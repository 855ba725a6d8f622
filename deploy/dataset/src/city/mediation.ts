import { zipf, type Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, HOUR_MS, instant, past } from '../time.js';
import { YOUYANG, type District } from './areas.js';
import type { CaseLink } from './case-links.js';
import type { Incident } from './incidents.js';
import { Numbering } from './numbering.js';
import type { MediationOrg, Units } from './organizations.js';
import type { Person } from './persons.js';
import { governance, GOVERNANCE, type Table } from './row.js';
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
  readonly success: boolean | null;
  readonly registeredAt: number;
  readonly acceptedAt: number | null;
  readonly concludedAt: number | null;
  readonly performedOn: string | null;
  readonly parties: readonly Person[];
  readonly mediator: string;
}

interface Diversion {
  readonly incident: Incident | null;
  readonly suitNo: string | null;
  readonly sourceOrg: string;
  readonly receiver: MediationOrg;
  readonly decidedAt: number;
  readonly outcome: 'PENDING' | 'ACCEPTED' | 'REFUSED' | 'SETTLED' | 'RETURNED';
  readonly mediation: MediationCase | null;
}

interface Mediator {
  readonly no: string;
  readonly kind: string;
  readonly org: MediationOrg;
}

const DISPUTES = [
  ['FAMILY', 24],
  ['NEIGHBOUR', 21],
  ['HOUSING_LAND', 12],
  ['DAMAGES', 11],
  ['LABOUR', 9],
  ['PROPERTY_MGMT', 8],
  ['TRAFFIC', 6],
  ['FOREST_LAND', 2],
  ['EXPROPRIATION', 1],
  ['CONTRACT', 2],
  ['MEDICAL', 1],
  ['ENVIRONMENT', 1],
  ['CONSUMER', 1],
  ['OTHER', 1],
] as const;
const SETTLED_SHARE = 0.78;

/** What a new mediation is made from. */
export interface CaseSeed {
  readonly org: MediationOrg;
  readonly source: MediationCase['source'];
  readonly sourceNo?: string;
  readonly sourceOrg?: string;
  readonly registeredAt: number;
  readonly parties: readonly Person[];
  /** how it is to end; by chance where absent, and open where the end would lie in the future */
  readonly success?: boolean;
  /** it is still open at the day of the data set */
  readonly open?: boolean;
  /** days to the end */
  readonly days?: number;
}

/** The mediation side of the city: cases come from police, petitions, courts and people themselves. */
export class Mediation {
  readonly cases: MediationCase[] = [];
  readonly diversions: Diversion[] = [];
  readonly handovers: {
    readonly petitionNo: string;
    readonly mediation: MediationCase;
    readonly kind: string;
    readonly handedAt: number;
    readonly sourceOrg: string;
  }[] = [];
  readonly mediators: readonly Mediator[];
  private readonly mediatorsOf = new Map<string, string[]>();
  private readonly numbers = new Numbering();
  /** agreed and failed mediations of 酉阳 so far, for the figures of domain.md §1 */
  private readonly youyang = { agreed: 0, failed: 0 };

  constructor(
    private readonly units: Units,
    private readonly size: Size,
    private readonly random: Random,
    readonly links: CaseLink[],
  ) {
    this.mediators = this.createMediators();
    for (const { no, org } of this.mediators)
      this.mediatorsOf.set(org.code, [...(this.mediatorsOf.get(org.code) ?? []), no]);
  }

  /** Registers a case and lets it run its course. */
  open(seed: CaseSeed): MediationCase {
    const { random } = this;
    const acceptedAt = past(seed.registeredAt + random.between(1, 30) * HOUR_MS);
    const ends =
      acceptedAt === null ? null : acceptedAt + Math.round((seed.days ?? Math.min(45, random.around(9, 0.7))) * DAY_MS);
    const concludedAt = ends === null || seed.open ? null : past(ends);
    const success = concludedAt === null ? null : (seed.success ?? random.chance(0.93));
    const written = random.chance(0.7);
    const later = success
      ? random.weighted([
          ['AGREED', 30],
          ['PERFORMING', 12],
          ['PERFORMED', 55],
          ['BREACHED', 3],
        ] as const)
      : 'AGREED';
    const performed = later === 'PERFORMED' && concludedAt ? past(concludedAt + random.between(1, 20) * DAY_MS) : null;
    const state =
      concludedAt === null
        ? acceptedAt === null
          ? 'REGISTERED'
          : 'MEDIATING'
        : !success
          ? 'FAILED'
          : later === 'AGREED' || (later === 'PERFORMED' && !performed)
            ? written
              ? 'AGREED_WRITTEN'
              : 'AGREED_ORAL'
            : later;
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
      performedOn: performed === null ? null : dayOf(performed),
      parties: seed.parties,
      mediator: random.pick(this.mediatorsOf.get(seed.org.code) ?? [(this.mediators[0] as Mediator).no]),
    };
    this.cases.push(mediationCase);
    return mediationCase;
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
      if (
        incident.category !== 'DISPUTE' ||
        incident.disposition !== 'CLOSED_NO_CASE' ||
        !random.chance(this.size.divertedShare)
      )
        continue;
      const { feedbackAt } = incident;
      const decidedAt = feedbackAt && past(feedbackAt + random.between(1, 20) * HOUR_MS);
      if (!decidedAt) continue;
      const receiver = (this.units.byTownship.get(incident.township) as { mediation: MediationOrg }).mediation;
      Object.assign(incident, { disposition: 'DIVERTED', state: 'DIVERTED', divertedTo: receiver.code });
      const settles = random.chance(SETTLED_SHARE);
      const refused = !settles && (random.chance(0.3) || !this.mayFail(receiver));
      const registeredAt = past(decidedAt + random.between(2, 72) * HOUR_MS);
      const outcomeKnown = registeredAt !== null;
      const mediation =
        refused || !outcomeKnown
          ? null
          : this.open({
              org: receiver,
              source: 'POLICE_DIVERTED',
              sourceNo: incident.no,
              sourceOrg: incident.station,
              registeredAt,
              parties: incident.parties,
              success: settles,
            });
      const outcome = !outcomeKnown
        ? 'PENDING'
        : refused
          ? 'REFUSED'
          : mediation?.success === null
            ? 'ACCEPTED'
            : mediation?.success
              ? 'SETTLED'
              : 'RETURNED';
      if (outcome === 'REFUSED' || outcome === 'RETURNED') incident.state = 'RETURNED';
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
    options: { readonly open?: boolean } = {},
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
    this.fillYouyang(persons.get(YOUYANG) as readonly Person[]);
    const others = districts.filter(({ code }) => !size.youyang || code !== YOUYANG);
    const orgs = others.map((district) =>
      this.units.mediation.filter(
        ({ areaCode, code, mediationKind }) =>
          code.startsWith(district.code) && areaCode.length >= 9 && mediationKind !== 'STATION_ROOM',
      ),
    );
    const weights = orgs.map((list) => zipf(list.length).map((weight, i) => [i, weight] as const));
    const suits = new Numbering();
    while (this.cases.length < size.mediationCases) {
      const d = random.between(0, others.length - 1);
      const district = others[d] as District;
      const org = (orgs[d] as MediationOrg[])[
        random.weighted(weights[d] as (readonly [number, number])[])
      ] as MediationOrg;
      const people = persons.get(district.code) as readonly Person[];
      const source = random.weighted([
        ['APPLIED', 50],
        ['PROACTIVE', 25],
        ['GRID_REPORTED', 20],
        ['COURT_ENTRUSTED', 5],
      ] as const);
      const registeredAt = this.anyTime();
      const parties = [random.pick(people), random.pick(people)];
      if (source !== 'COURT_ENTRUSTED') {
        this.open({ org, source, registeredAt, parties });
        continue;
      }
      const [suitNo, court] = [
        suits.next(`MS${district.code}${dayOf(registeredAt).slice(0, 4)}`, 6),
        `${district.code}-CT-0001`,
      ];
      const mediation = this.open({ org, source, sourceNo: suitNo, sourceOrg: court, registeredAt, parties });
      const outcome = mediation.success === null ? 'ACCEPTED' : mediation.success ? 'SETTLED' : 'RETURNED';
      this.diversions.push({
        incident: null,
        suitNo,
        sourceOrg: court,
        receiver: org,
        decidedAt: registeredAt - 24 * HOUR_MS,
        outcome,
        mediation,
      });
    }
  }

  /** Brings 酉阳 to its figures: industry committees first, then the rest, each with an exact number of failures. */
  private fillYouyang(people: readonly Person[]): void {
    const { random, size, units } = this;
    if (!size.youyang) return;
    const { concluded, success, industry, industrySuccess } = size.youyang;
    const long = { days: 8 };
    const parties = (): Person[] => [random.pick(people), random.pick(people)];
    const settledTime = (): number => this.anyTime(30);
    const industries = units.mediation.filter(
      ({ code, mediationKind }) => code.startsWith(YOUYANG) && mediationKind === 'INDUSTRY',
    );
    for (let i = 0; i < industry; i += 1)
      this.open({
        org: industries[i % industries.length] as MediationOrg,
        source: 'APPLIED',
        registeredAt: settledTime(),
        parties: parties(),
        success: i < industrySuccess,
        ...long,
      });
    const orgs = units.mediation.filter(
      ({ code, areaCode, mediationKind }) =>
        code.startsWith(YOUYANG) && areaCode.length >= 9 && mediationKind !== 'STATION_ROOM',
    );
    while (this.youyang.agreed + this.youyang.failed < concluded) {
      const agreed = this.youyang.agreed < success;
      this.open({
        org: random.pick(orgs),
        source: random.pick(['APPLIED', 'PROACTIVE', 'GRID_REPORTED'] as const),
        registeredAt: settledTime(),
        parties: parties(),
        success: agreed,
        ...long,
      });
    }
    for (let i = 0; i < 60; i += 1)
      this.open({
        org: random.pick(orgs),
        source: 'APPLIED',
        registeredAt: AS_OF_MS - random.between(2, 8) * DAY_MS,
        parties: parties(),
        open: true,
      });
  }

  /** Adds a hop that ends in or starts from a mediation. */
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
    const from = Date.parse(this.size.historyFrom) + DAY_MS;
    return from + Math.floor(this.random.next() * (AS_OF_MS - atLeastDaysAgo * DAY_MS - from));
  }

  private createMediators(): Mediator[] {
    const numbers = new Numbering();
    const youyang = this.units.mediation.filter(({ code }) => code.startsWith(YOUYANG));
    return Array.from({ length: this.size.mediators }, (_, i): Mediator => {
      const satchel = i < this.size.satchelMediators;
      // Each organisation in turn, so that none is without.
      const org = satchel
        ? (youyang[i % youyang.length] as MediationOrg)
        : (this.units.mediation[(i - this.size.satchelMediators) % this.units.mediation.length] as MediationOrg);
      return {
        no: numbers.next(`TY${org.code.slice(0, 6)}`, 6),
        kind: satchel ? 'SATCHEL' : i % 4 === 0 ? 'FULL_TIME' : 'PART_TIME',
        org,
      };
    });
  }
}

export function mediationTables(mediation: Mediation): Table[] {
  const at = (ms: number | null): string | null => (ms === null ? null : instant(ms));
  const department = 'judicial_mediation' as const;
  const of = (c: MediationCase, level: string) =>
    governance(c.org.areaCode, c.org.code, c.registeredAt, 'JM-CASE', level);
  return [
    {
      department,
      name: 'mediator',
      columns: ['mediator_no', 'kind', ...GOVERNANCE],
      rows: () =>
        mediation.mediators.map(({ no, kind, org }) => [
          no,
          kind,
          ...governance(org.areaCode, org.code, Date.parse('2018-01-01T00:00:00+08:00'), 'JM-ORG', 'L2'),
        ]),
    },
    {
      department,
      name: 'mediation_case',
      columns: [
        'mediation_no',
        'mediator_no',
        'dispute_type',
        'mediation_type',
        'source_kind',
        'source_no',
        'source_org_code',
        'state',
        'success',
        'registered_at',
        'accepted_at',
        'concluded_at',
        'performed_on',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const c of mediation.cases)
          yield [
            c.no,
            c.mediator,
            c.disputeType,
            c.type,
            c.source,
            c.sourceNo,
            c.sourceOrg,
            c.state,
            c.success,
            instant(c.registeredAt),
            at(c.acceptedAt),
            at(c.concludedAt),
            c.performedOn,
            ...of(c, 'L2'),
          ];
      },
    },
    {
      department,
      name: 'mediation_party',
      columns: ['party_id', 'mediation_no', 'role', 'person_ref', 'name', ...GOVERNANCE],
      *rows() {
        for (const c of mediation.cases)
          for (const [n, person] of c.parties.entries())
            yield [
              `${c.no}-${n + 1}`,
              c.no,
              n === 0 ? 'APPLICANT' : 'RESPONDENT',
              person.ref,
              person.name,
              ...of(c, 'L3'),
            ];
      },
    },
    {
      department,
      name: 'mediation_agreement',
      columns: ['agreement_no', 'mediation_no', 'form', 'signed_on', 'effective_on', 'text', ...GOVERNANCE],
      *rows() {
        for (const c of mediation.cases) {
          if (!c.success || c.concludedAt === null) continue;
          const written = c.state !== 'AGREED_ORAL';
          yield [
            `XY${c.no.slice(2)}`,
            c.no,
            written ? 'WRITTEN' : 'ORAL',
            written ? dayOf(c.concludedAt) : null,
            dayOf(c.concludedAt),
            '【合成】双方互谅互让，自愿达成协议，于约定日期前履行完毕。',
            ...of(c, 'L4'),
          ];
        }
      },
    },
    {
      department,
      name: 'diversion',
      columns: [
        'diversion_no',
        'source_kind',
        'source_no',
        'source_org_code',
        'receiving_org_code',
        'reason_code',
        'decided_at',
        'outcome',
        'mediation_no',
        ...GOVERNANCE,
      ],
      *rows() {
        const numbers = new Numbering();
        for (const d of mediation.diversions) {
          yield [
            numbers.next(`FL${d.receiver.code.slice(0, 6)}${dayOf(d.decidedAt).replaceAll('-', '')}`, 6),
            d.incident ? 'INCIDENT' : 'CIVIL_SUIT',
            d.incident?.no ?? d.suitNo,
            d.sourceOrg,
            d.receiver.code,
            'CIVIL_DISPUTE',
            instant(d.decidedAt),
            d.outcome,
            d.mediation?.no ?? null,
            ...governance(d.receiver.areaCode, d.receiver.code, d.decidedAt, 'JM-DIVERSION', 'L2'),
          ];
        }
      },
    },
    {
      department,
      name: 'handover',
      columns: [
        'handover_no',
        'petition_no',
        'mediation_no',
        'kind',
        'handed_at',
        'received_at',
        'source_org_code',
        'receiving_org_code',
        ...GOVERNANCE,
      ],
      *rows() {
        const numbers = new Numbering();
        for (const h of mediation.handovers) {
          const { org } = h.mediation;
          yield [
            numbers.next(`DJ${org.code.slice(0, 6)}${dayOf(h.handedAt).slice(0, 4)}`, 6),
            h.petitionNo,
            h.mediation.no,
            h.kind,
            instant(h.handedAt),
            instant(h.mediation.registeredAt),
            h.sourceOrg,
            org.code,
            ...governance(org.areaCode, org.code, h.handedAt, 'JM-HANDOVER', 'L2'),
          ];
        }
      },
    },
  ];
}
