import type { Random } from '../random.js';
import { AS_OF_MS, DAY_MS, dayOf, past } from '../time.js';
import { KAIZHOU, NANAN, type District, type Township } from './areas.js';
import type { CaseLink } from './case-links.js';
import type { Mediation, MediationCase } from './mediation.js';
import { Numbering } from './numbering.js';
import { disciplineOrgan } from './organizations.js';
import type { Person } from './persons.js';
import { courseOfPetition, type PetitionCourse, type PetitionRoute } from './petition-course.js';
import type { Size } from './size.js';

export type PetitionNature = 'SUGGESTION' | 'ACCUSATION' | 'APPEAL';

export interface Petition extends PetitionCourse {
  readonly no: string;
  readonly district: string;
  readonly township: string;
  readonly village: string;
  readonly bureau: string;
  readonly channel: string;
  readonly nature: PetitionNature;
  readonly subject: string;
  readonly route: PetitionRoute | null;
  readonly registeredAt: number;
  readonly petitioner: Person;
  readonly counterpart: Person;
  readonly accusedOrg: string | null;
  readonly groupSize: number;
  /** the earlier petition of the same matter */
  readonly sameAs: string | null;
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
const NATURES = [
  ['SUGGESTION', 15],
  ['ACCUSATION', 10],
  ['APPEAL', 75],
] as const;
const OTHER_ROUTES = ['LITIGATION', 'ARBITRATION', 'ADMIN_PROCEDURE', 'DUTY_PERFORMANCE'] as const;
const HANDLED_SHARE = 0.7;
const DUPLICATE_SHARE = 0.02;
/** Of the failed mediations outside 酉阳, those whose party petitions. */
const ESCALATED_SHARE = 0.5;
/** Days until an open petition of 开州 is due: yesterday, today, …, in exactly seven days, in eight. */
const DUE_IN_DAYS = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const LIMIT_DAYS = 60;
const EXTENSION_DAYS = 30;

interface PetitionSeed {
  readonly district: District;
  readonly township?: Township;
  readonly registeredAt: number;
  readonly petitioner?: Person;
  readonly nature?: PetitionNature;
  readonly accusedOrg?: string;
  /** it was accepted on this day, and is still open */
  readonly openSince?: number;
  /** days on top of the limit, for one that is open */
  readonly extendedDays?: number;
  readonly sameAs?: string;
}

/** The petition side of the city. */
export class Petitions {
  readonly all: Petition[] = [];
  /** open ones, made for the questions about due days: what becomes of them is not left to chance */
  private readonly planned = new Set<Petition>();
  private readonly numbers = new Numbering();

  constructor(
    private readonly districts: readonly District[],
    private readonly persons: ReadonlyMap<string, readonly Person[]>,
    private readonly size: Size,
    private readonly random: Random,
  ) {}

  private open({ district, registeredAt, ...seed }: PetitionSeed): Petition {
    const { random } = this;
    const people = this.persons.get(district.code) as readonly Person[];
    const township = seed.township ?? random.pick(district.townships);
    const nature = seed.nature ?? (seed.openSince ? 'APPEAL' : random.weighted(NATURES));
    const route =
      nature !== 'APPEAL'
        ? null
        : seed.openSince || random.chance(HANDLED_SHARE)
          ? 'PETITION_HANDLING'
          : random.pick(OTHER_ROUTES);
    const ownBureau = `${district.code}-XF-0001`;
    const accusedOrg =
      nature === 'ACCUSATION' ? (seed.accusedOrg ?? `${district.code}-${random.pick(['PS', 'CA'])}-0001`) : null;
    const petitioner = seed.petitioner ?? random.pick(people);
    const petition: Petition = {
      no: this.numbers.next(`XF${district.code}${dayOf(registeredAt).slice(0, 4)}`, 7),
      district: district.code,
      township: township.code,
      village: random.pick(township.villages),
      bureau: accusedOrg === ownBureau ? disciplineOrgan(district.code) : ownBureau,
      channel: random.weighted(CHANNELS),
      nature,
      subject: random.weighted(SUBJECTS),
      route,
      registeredAt,
      ...courseOfPetition({ route, registeredAt, ...seed, duplicate: seed.sameAs !== undefined }, random),
      petitioner,
      counterpart: anotherThan(petitioner, people, random),
      accusedOrg,
      groupSize: random.chance(0.1) ? random.between(2, 5) : 1,
      sameAs: seed.sameAs ?? null,
      handedTo: null,
      referredTo: null,
    };
    this.all.push(petition);
    if (seed.openSince !== undefined) this.planned.add(petition);
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

  /** The rest, and those of 开州 that fall due around a week from the day of the data set. */
  fill(mediation: Mediation): void {
    const { random, size } = this;
    const kaizhou = this.districts.find(({ code }) => code === KAIZHOU) as District;
    this.fillDueSoon(kaizhou, mediation);
    // Two that accuse the bureau itself: its own staff may not see them.
    for (const daysAgo of [20, 200])
      this.open({
        district: kaizhou,
        registeredAt: AS_OF_MS - daysAgo * DAY_MS,
        nature: 'ACCUSATION',
        accusedOrg: `${KAIZHOU}-XF-0001`,
      });
    const from = Date.parse(size.historyFrom) + DAY_MS;
    while (this.all.length < size.petitions) {
      const earlier = random.chance(DUPLICATE_SHARE) ? this.openMatter() : undefined;
      if (earlier) {
        this.open(earlier);
        continue;
      }
      const district = random.chance(0.25) ? kaizhou : random.pick(this.districts);
      this.open({ district, registeredAt: from + Math.floor(random.next() * (AS_OF_MS - from)) });
    }
    this.handOverSome(mediation);
  }

  private fillDueSoon(kaizhou: District, mediation: Mediation): void {
    const { random } = this;
    for (let i = 0; i < this.size.dueSoonInKaizhou; i += 1) {
      const due = DUE_IN_DAYS[i % DUE_IN_DAYS.length] as number;
      // After the first round every third has been extended: the same due day from an earlier start.
      const extendedDays = i >= DUE_IN_DAYS.length && i % 3 === 0 ? EXTENSION_DAYS : undefined;
      const openSince = AS_OF_MS - (LIMIT_DAYS + (extendedDays ?? 0) - due) * DAY_MS;
      const petition = this.open({
        district: kaizhou,
        registeredAt: openSince - random.between(1, 10) * DAY_MS,
        openSince,
        extendedDays,
      });
      // Every second is held by a mediation, one in four of them by one that has ended.
      if (i % 2 === 0)
        this.handOver(
          petition,
          mediation,
          openSince + random.between(5, 40) * DAY_MS,
          i % 8 === 6 ? { days: 5 } : { open: true },
        );
    }
    // Decoys: the same days in another district, and without a limit.
    const nanan = this.districts.find(({ code }) => code === NANAN) as District;
    for (const due of [0, 3, 7]) {
      const openSince = AS_OF_MS - (LIMIT_DAYS - due) * DAY_MS;
      this.open({ district: nanan, registeredAt: openSince - DAY_MS, openSince });
      this.open({ district: kaizhou, registeredAt: openSince - DAY_MS, openSince, nature: 'SUGGESTION' });
    }
  }

  /** A second petition of a matter that is being handled: it is not accepted (信访工作条例 art. 19). */
  private openMatter(): PetitionSeed | undefined {
    const { random } = this;
    const earlier = this.all.length > 0 ? random.pick(this.all) : undefined;
    if (!earlier || earlier.route !== 'PETITION_HANDLING' || earlier.acceptedOn === null) return undefined;
    const registeredAt = past(earlier.acceptedOn + random.between(1, 4) * DAY_MS);
    const district = this.districts.find(({ code }) => code === earlier.district) as District;
    const township = district.townships.find(({ code }) => code === earlier.township) as Township;
    if (registeredAt === null || earlier.sameAs !== null) return undefined;
    return { district, township, registeredAt, petitioner: earlier.petitioner, nature: 'APPEAL', sameAs: earlier.no };
  }

  /** Appeals that are handled by mediation: the third hop of the chain. */
  private handOverSome(mediation: Mediation): void {
    const { random, size } = this;
    const suitable = this.all.filter(
      (petition) =>
        petition.route === 'PETITION_HANDLING' &&
        petition.acceptedOn !== null &&
        past(petition.acceptedOn + 4 * DAY_MS) !== null &&
        !this.planned.has(petition),
    );
    const share = (size.handedOverShare * size.petitions - mediation.handovers.length) / suitable.length;
    for (const petition of suitable)
      if (random.chance(share))
        this.handOver(petition, mediation, (petition.acceptedOn as number) + random.between(1, 4) * DAY_MS, {});
  }

  private handOver(
    petition: Petition,
    mediation: Mediation,
    handedAt: number,
    options: { readonly open?: boolean; readonly days?: number },
  ): void {
    const second = mediation.handOver(petition, handedAt, options);
    petition.handedTo = second.org.code;
    if (petition.repliedOn === null && second.concludedAt === null) petition.state = 'MEDIATING';
  }
}

function anotherThan(person: Person, people: readonly Person[], random: Random): Person {
  for (;;) {
    const other = random.pick(people);
    if (other !== person) return other;
  }
}
