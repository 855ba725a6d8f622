import { zipf, type Random } from '../random.js';
import { AS_OF_MS, dayOf, HOUR_MS, instant, past } from '../time.js';
import type { District } from './areas.js';
import { Numbering } from './numbering.js';
import type { Units } from './organizations.js';
import type { Person } from './persons.js';
import { governance, GOVERNANCE, type Table } from './row.js';
import type { Size } from './size.js';

type Category = 'HELP' | 'DISPUTE' | 'TRAFFIC' | 'PUBLIC_ORDER' | 'FRAUD' | 'CRIMINAL' | 'COMPLAINT' | 'OTHER';

export interface Incident {
  readonly no: string;
  readonly category: Category;
  readonly urgency: string;
  readonly district: string;
  readonly township: string;
  readonly village: string;
  readonly station: string;
  readonly receivedAt: number;
  readonly assignedAt: number | null;
  readonly signedAt: number | null;
  readonly arrivedAt: number | null;
  readonly feedbackAt: number | null;
  readonly filedAt: number | null;
  readonly parties: readonly Person[];
  readonly narrative: string;
  /** set by mediation: CLOSED_NO_CASE until then for disputes that are sent there */
  state: string;
  disposition: string | null;
  divertedTo: string | null;
}

const CATEGORIES: readonly (readonly [Category, number])[] = [
  ['HELP', 38],
  ['DISPUTE', 27],
  ['TRAFFIC', 18],
  ['PUBLIC_ORDER', 9],
  ['FRAUD', 4],
  ['CRIMINAL', 2],
  ['COMPLAINT', 1],
  ['OTHER', 1],
];

const STORIES: Readonly<Record<Category, string>> = {
  HELP: '【合成】群众求助，已提供协助。',
  DISPUTE: '【合成】双方因琐事发生争执，无人受伤。',
  TRAFFIC: '【合成】两车轻微擦碰，无人受伤。',
  PUBLIC_ORDER: '【合成】公共场所扰乱秩序。',
  FRAUD: '【合成】接到冒充客服的电话，已止付。',
  CRIMINAL: '【合成】财物被盗。',
  COMPLAINT: '【合成】反映出警较慢。',
  OTHER: '【合成】其他事项。',
};

/** Calls by hour of the day, with peaks at 11 and 20 h (domain.md §6). */
const HOURS = [3, 2, 2, 1, 1, 2, 3, 4, 6, 8, 9, 11, 9, 7, 7, 7, 8, 8, 9, 11, 12, 10, 7, 5].map(
  (weight, hour) => [hour, weight] as const,
);

/** The dispatch limits, and the spread around them: medians and shares within the limit of domain.md §6. */
const STEPS = {
  assign: [22, 0.49, 60],
  sign: [48, 0.49, 120],
  feedback: [840, 0.46, 1_800],
  file: [11_160, 0.54, 28_800],
} as const;

/** All calls in the order in which they came; the first ones of each step stand exactly at, before and after its limit. */
export function createIncidents(
  districts: readonly District[],
  units: Units,
  persons: ReadonlyMap<string, readonly Person[]>,
  size: Size,
  random: Random,
): Incident[] {
  const fromMs = Date.parse(size.historyFrom);
  const days = Math.floor((AS_OF_MS - fromMs) / (24 * HOUR_MS));
  // Every year a little more than the one before: the square root tilts the days towards the present.
  const times = Array.from({ length: size.incidents }, () => {
    const day = Math.floor(days * random.next() ** 0.85);
    return fromMs + day * 24 * HOUR_MS + random.weighted(HOURS) * HOUR_MS + Math.floor(random.next() * HOUR_MS);
  }).sort((a, b) => a - b);
  const weightsOf = districts.map((district) =>
    zipf(district.townships.length).map((weight, i) => [i, weight] as const),
  );
  const numbers = new Numbering();
  return times.map((receivedAt, index) => {
    const districtIndex = random.between(0, districts.length - 1);
    const district = districts[districtIndex] as District;
    const township = district.townships[
      random.weighted(weightsOf[districtIndex] as (readonly [number, number])[])
    ] as District['townships'][number];
    const category = random.weighted(CATEGORIES);
    const seconds = (step: keyof typeof STEPS, boundary: number): number => {
      const [median, sigma, limit] = STEPS[step];
      // Three calls in a row stand at limit − 1, limit and limit + 1: ≤ is inclusive.
      if (index >= boundary && index < boundary + 3) return limit + index - boundary - 1;
      return Math.max(1, Math.round(random.around(median, sigma)));
    };
    const assignedAt = past(receivedAt + seconds('assign', 20) * 1_000);
    const signedAt = assignedAt && past(assignedAt + seconds('sign', 30) * 1_000);
    const arrivedAt = signedAt && past(signedAt + random.between(180, 720) * 1_000);
    const feedbackAt =
      signedAt && past(Math.max(signedAt + seconds('feedback', 40) * 1_000, (arrivedAt ?? signedAt) + 1_000));
    const filed =
      feedbackAt !== null &&
      (category === 'CRIMINAL' || category === 'FRAUD' || (category === 'PUBLIC_ORDER' && random.chance(0.4)));
    const filedAt = filed ? past(Math.max(receivedAt + seconds('file', 0) * 1_000, feedbackAt as number)) : null;
    const disposition =
      feedbackAt === null
        ? null
        : filedAt
          ? 'FILED'
          : filed
            ? null
            : category === 'TRAFFIC' && random.chance(0.1)
              ? 'TRANSFERRED'
              : 'CLOSED_NO_CASE';
    const people = persons.get(district.code) as readonly Person[];
    return {
      no: numbers.next(`JJ${district.code}${dayOf(receivedAt).replaceAll('-', '')}`, 6),
      category,
      urgency: category === 'CRIMINAL' ? 'CRITICAL' : random.chance(0.1) ? 'URGENT' : 'ROUTINE',
      district: district.code,
      township: township.code,
      village: random.pick(township.villages),
      station: (units.byTownship.get(township.code) as { station: { code: string } }).station.code,
      receivedAt,
      assignedAt,
      signedAt,
      arrivedAt,
      feedbackAt,
      filedAt,
      disposition,
      state:
        disposition ??
        (feedbackAt ? 'FEEDBACK' : arrivedAt ? 'ON_SCENE' : signedAt ? 'SIGNED' : assignedAt ? 'ASSIGNED' : 'RECEIVED'),
      divertedTo: null,
      parties: Array.from({ length: category === 'DISPUTE' ? 2 : 1 }, () => random.pick(people)),
      narrative: STORIES[category],
    };
  });
}

export function incidentTables(incidents: readonly Incident[]): Table[] {
  const at = (ms: number | null): string | null => (ms === null ? null : instant(ms));
  return [
    {
      department: 'public_security',
      name: 'incident',
      columns: [
        'incident_no',
        'category',
        'urgency',
        'state',
        'disposition',
        'station_code',
        'received_at',
        'assigned_at',
        'signed_at',
        'arrived_at',
        'feedback_at',
        'filed_at',
        'narrative',
        'diverted_to_org_code',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const i of incidents) {
          yield [
            i.no,
            i.category,
            i.urgency,
            i.state,
            i.disposition,
            i.station,
            instant(i.receivedAt),
            at(i.assignedAt),
            at(i.signedAt),
            at(i.arrivedAt),
            at(i.feedbackAt),
            at(i.filedAt),
            i.narrative,
            i.divertedTo,
            ...governance(i.village, i.station, i.receivedAt, 'PS-110', 'L4'),
          ];
        }
      },
    },
    {
      department: 'public_security',
      name: 'incident_party',
      columns: ['party_id', 'incident_no', 'role', 'person_ref', 'name', ...GOVERNANCE],
      *rows() {
        for (const i of incidents) {
          for (const [n, person] of i.parties.entries()) {
            yield [
              `${i.no}-${n + 1}`,
              i.no,
              n === 0 ? 'CALLER' : 'PARTY',
              person.ref,
              person.name,
              ...governance(i.village, i.station, i.receivedAt, 'PS-110', 'L3'),
            ];
          }
        }
      },
    },
  ];
}
