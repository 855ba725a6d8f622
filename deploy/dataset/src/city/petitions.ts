import type { Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, HOUR_MS, instant, past } from '../time.js';
import { KAIZHOU, type District, type Township } from './areas.js';
import type { CaseLink } from './case-links.js';
import type { Mediation, MediationCase } from './mediation.js';
import { Numbering } from './numbering.js';
import type { Person } from './persons.js';
import { governance, GOVERNANCE, type Table } from './row.js';
import type { Size } from './size.js';

export interface Petition {
  readonly no: string;
  readonly district: string;
  readonly township: string;
  readonly village: string;
  readonly bureau: string;
  readonly channel: string;
  readonly nature: 'SUGGESTION' | 'ACCUSATION' | 'APPEAL';
  readonly subject: string;
  readonly route: string | null;
  readonly registeredAt: number;
  readonly acceptedOn: number | null;
  readonly extendedDays: number | null;
  readonly repliedOn: number | null;
  readonly reviewRequestedOn: number | null;
  readonly closedOn: number | null;
  readonly petitioner: Person;
  readonly counterpart: Person;
  readonly accusedOrg: string | null;
  readonly groupSize: number;
  state: string;
  disposition: string | null;
  handedTo: string | null;
  referredTo: string | null;
}

const CHANNELS = [
  ['ONLINE', 55],
  ['LETTER', 10],
  ['PHONE', 15],
  ['FAX', 2],
  ['VISIT', 18],
] as const;
const SUBJECTS = [
  ['LAND', 15],
  ['HOUSING_DEMOLITION', 14],
  ['LABOUR_SOCIAL', 16],
  ['MEDICAL', 7],
  ['EDUCATION', 8],
  ['CIVIL_AFFAIRS', 9],
  ['ENVIRONMENT', 8],
  ['LAW_ENFORCEMENT', 6],
  ['DISCIPLINE', 3],
  ['RURAL', 9],
  ['OTHER', 5],
] as const;
/** How the limit of 60 days is kept (domain.md §6). */
const COURSES = [
  ['IN_TIME', 82],
  ['EXTENDED', 9],
  ['LATE', 6],
  ['OPEN', 3],
] as const;
const HANDED_OVER_SHARE = 0.06 / 0.5;
const ESCALATED_SHARE = 0.5;

interface PetitionSeed {
  readonly district: District;
  readonly township?: Township;
  readonly registeredAt: number;
  readonly petitioner?: Person;
  /** an open appeal, accepted on this day */
  readonly openSince?: number;
  /** days granted to it on top of the 60 */
  readonly granted?: number;
  readonly nature?: Petition['nature'];
  readonly accusedOrg?: string;
}

/** The petition side of the city. */
export class Petitions {
  readonly all: Petition[] = [];
  private readonly numbers = new Numbering();

  constructor(
    private readonly districts: readonly District[],
    private readonly persons: ReadonlyMap<string, readonly Person[]>,
    private readonly size: Size,
    private readonly random: Random,
  ) {}

  private open({ district, registeredAt, openSince, ...seed }: PetitionSeed): Petition {
    const { random } = this;
    const people = this.persons.get(district.code) as readonly Person[];
    const township = seed.township ?? random.pick(district.townships);
    const nature =
      seed.nature ??
      (openSince
        ? 'APPEAL'
        : random.weighted([
            ['SUGGESTION', 15],
            ['ACCUSATION', 10],
            ['APPEAL', 75],
          ] as const));
    const route =
      nature === 'APPEAL'
        ? openSince || random.chance(0.7)
          ? 'PETITION_HANDLING'
          : random.pick(['LITIGATION', 'ARBITRATION', 'ADMIN_PROCEDURE', 'DUTY_PERFORMANCE'])
        : null;
    const acceptedOn = openSince ?? past(registeredAt + random.between(1, 14) * DAY_MS);
    const course = openSince ? 'IN_TIME' : random.weighted(COURSES);
    const wanted = {
      IN_TIME: random.between(5, 58),
      EXTENDED: random.between(61, 86),
      LATE: random.between(62, 100),
      OPEN: 10_000,
    }[course];
    const replied = acceptedOn === null || openSince ? null : past(acceptedOn + wanted * DAY_MS);
    const extended = course === 'EXTENDED' && acceptedOn !== null && past(acceptedOn + 58 * DAY_MS);
    const extendedDays = seed.granted ?? (extended ? 30 : null);
    const reviewed = replied !== null && random.chance(0.04) ? past(replied + random.between(3, 29) * DAY_MS) : null;
    const closed = replied === null || reviewed !== null ? null : past(replied + random.between(5, 30) * DAY_MS);
    const petition: Petition = {
      no: this.numbers.next(`XF${district.code}${dayOf(registeredAt).slice(0, 4)}`, 7),
      district: district.code,
      township: township.code,
      village: random.pick(township.villages),
      bureau: `${district.code}-XF-0001`,
      channel: random.weighted(CHANNELS),
      nature,
      subject: random.weighted(SUBJECTS),
      route,
      registeredAt,
      acceptedOn,
      extendedDays,
      repliedOn: replied,
      reviewRequestedOn: reviewed,
      closedOn: closed,
      petitioner: seed.petitioner ?? random.pick(people),
      counterpart: random.pick(people),
      accusedOrg:
        nature === 'ACCUSATION' ? (seed.accusedOrg ?? `${district.code}-${random.pick(['PS', 'CA'])}-0001`) : null,
      groupSize: random.chance(0.1) ? random.between(2, 5) : 1,
      state:
        acceptedOn === null
          ? 'REGISTERED'
          : replied === null
            ? 'HANDLING'
            : reviewed !== null
              ? 'REVIEW_REQUESTED'
              : closed !== null
                ? 'CLOSED'
                : 'REPLIED',
      disposition:
        replied === null
          ? null
          : random.weighted([
              ['RESOLVED', 60],
              ['PERSUADED', 33],
              ['LEGAL_ACTION', 7],
            ] as const),
      handedTo: null,
      referredTo: null,
    };
    this.all.push(petition);
    return petition;
  }

  /** Mediations that failed go on as petitions: the second hop of the chain. */
  escalate(failed: readonly MediationCase[], links: CaseLink[]): void {
    for (const mediation of failed) {
      const [petitioner] = mediation.parties;
      const at = mediation.concludedAt;
      if (at === null || !petitioner || !this.random.chance(ESCALATED_SHARE)) continue;
      const registeredAt = past(at + this.random.between(2, 40) * DAY_MS);
      const district = this.districts.find(({ code }) => mediation.org.code.startsWith(code)) as District;
      const township = district.townships.find(({ code }) => mediation.org.areaCode.startsWith(code));
      if (registeredAt === null || !township) continue;
      const petition = this.open({ district, township, registeredAt, petitioner, nature: 'APPEAL' });
      links.push({
        from: ['MEDIATION_CASE', mediation.no],
        to: ['PETITION', petition.no],
        relation: 'ESCALATED_TO',
        atMs: registeredAt,
        basis: '人民调解法 art. 26',
        grant: 'G3',
        areaCode: mediation.org.areaCode,
        mediationOrg: mediation.org.code,
        sourceOrg: petition.bureau,
      });
    }
  }

  /** The rest, and those of 开州 that fall due within a week of the day of the data set. */
  fill(mediation: Mediation): void {
    const { random, size } = this;
    const kaizhou = this.districts.find(({ code }) => code === KAIZHOU) as District;
    for (let i = 0; i < size.dueSoonInKaizhou; i += 1) {
      // Yesterday and the eighth day stand beside the week, so that a wrong bound shows; so do days that were granted.
      const dueInDays = (i % 10) - 1;
      const granted = i % 4 === 1 ? 30 : undefined;
      const acceptedOn = AS_OF_MS - (60 + (granted ?? 0) - dueInDays) * DAY_MS;
      const petition = this.open({
        district: kaizhou,
        registeredAt: acceptedOn - random.between(1, 10) * DAY_MS,
        openSince: acceptedOn,
        ...(granted ? { granted } : {}),
      });
      if (i % 2 === 0) this.handOver(petition, mediation, acceptedOn + random.between(5, 40) * DAY_MS, true);
    }
    this.open({
      district: kaizhou,
      registeredAt: AS_OF_MS - 20 * DAY_MS,
      nature: 'ACCUSATION',
      accusedOrg: `${KAIZHOU}-XF-0001`,
    });
    const from = Date.parse(size.historyFrom) + DAY_MS;
    while (this.all.length < size.petitions) {
      const district = random.chance(0.25) ? kaizhou : random.pick(this.districts);
      const petition = this.open({ district, registeredAt: from + Math.floor(random.next() * (AS_OF_MS - from)) });
      const { acceptedOn, repliedOn, route } = petition;
      if (route !== 'PETITION_HANDLING' || acceptedOn === null || !random.chance(HANDED_OVER_SHARE)) continue;
      const handedAt = past(acceptedOn + random.between(1, 4) * DAY_MS);
      if (handedAt !== null && (repliedOn === null || handedAt < repliedOn))
        this.handOver(petition, mediation, handedAt, false);
    }
  }

  private handOver(petition: Petition, mediation: Mediation, handedAt: number, open: boolean): void {
    const second = mediation.handOver(petition, handedAt, open ? { open } : {});
    petition.handedTo = second.org.code;
    if (petition.repliedOn === null && second.concludedAt === null) petition.state = 'MEDIATING';
  }
}

export function petitionTables(petitions: readonly Petition[]): Table[] {
  const day = (ms: number | null): string | null => (ms === null ? null : dayOf(ms));
  const of = (p: Petition, level: string) => governance(p.village, p.bureau, p.registeredAt, 'XF-PETITION', level);
  return [
    {
      department: 'petitions',
      name: 'petition',
      columns: [
        'petition_no',
        'channel',
        'line',
        'nature',
        'subject',
        'route',
        'state',
        'disposition',
        'group_size',
        'content',
        'petitioner_person_ref',
        'petitioner_name',
        'accused_org_code',
        'registered_at',
        'accepted_on',
        'extended_days',
        'replied_on',
        'review_requested_on',
        'reexam_requested_on',
        'closed_on',
        'handed_to_org_code',
        'referred_to_org_code',
        'same_petition_ref',
        'supervised',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const p of petitions) {
          yield [
            p.no,
            p.channel,
            p.channel === 'ONLINE' ? 'ONLINE_SHOP' : 'WALK_IN',
            p.nature,
            p.subject,
            p.route,
            p.state,
            p.disposition,
            p.groupSize,
            '【合成】反映事项及诉求，请予处理。',
            p.petitioner.ref,
            p.petitioner.name,
            p.accusedOrg,
            instant(p.registeredAt),
            day(p.acceptedOn),
            p.extendedDays,
            day(p.repliedOn),
            day(p.reviewRequestedOn),
            null,
            day(p.closedOn),
            p.handedTo,
            p.referredTo,
            null,
            p.state === 'HANDLING' && p.acceptedOn !== null && AS_OF_MS - p.acceptedOn > 90 * DAY_MS,
            ...of(p, 'L4'),
          ];
        }
      },
    },
    {
      department: 'petitions',
      name: 'petition_step',
      columns: ['step_no', 'petition_no', 'kind', 'taken_at', ...GOVERNANCE],
      *rows() {
        for (const p of petitions) {
          const steps = (
            [
              ['REGISTERED', p.registeredAt],
              ['ASSIGNED', p.acceptedOn === null ? null : Math.min(p.registeredAt + 12 * HOUR_MS, p.acceptedOn)],
              ['ACCEPTED', p.acceptedOn],
              ['HANDLING', p.acceptedOn && past(p.acceptedOn + DAY_MS)],
              ['REPLIED', p.repliedOn],
              ['REVIEW_REQUESTED', p.reviewRequestedOn],
              ['CLOSED', p.closedOn],
            ] as const
          ).filter(([, at]) => at !== null);
          for (const [n, [kind, at]] of steps.entries())
            yield [`${p.no}-${String(n + 1).padStart(2, '0')}`, p.no, kind, instant(at as number), ...of(p, 'L2')];
        }
      },
    },
  ];
}
