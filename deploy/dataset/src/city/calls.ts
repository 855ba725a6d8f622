import { zipf, type Random } from '../random.js';
import { AS_OF_MS, DAY_MS, HOUR_MS } from '../time.js';
import { NANAN, type District, type Township } from './areas.js';
import type { Size } from './size.js';

export type Category = 'HELP' | 'DISPUTE' | 'TRAFFIC' | 'PUBLIC_ORDER' | 'FRAUD' | 'CRIMINAL' | 'COMPLAINT' | 'OTHER';

/** What becomes of a dispute that is sent to mediation. */
export type Fate = 'PENDING' | 'ACCEPTED' | 'REFUSED' | 'SETTLED' | 'RETURNED';

/** A step at which a call stands still, so that its limit runs out. */
export type Standstill = 'RECEIVED' | 'ASSIGNED' | 'SIGNED';

/** When and where a call comes, and what it is about. */
export interface Call {
  readonly receivedAt: number;
  readonly district: District;
  readonly township: Township;
  readonly category: Category;
  /** seconds from signing to reporting back, where it matters */
  readonly feedbackS?: number;
  readonly fate?: Fate;
  readonly standstill?: Standstill;
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

/** Calls by hour of the day, with peaks at 11 and 20 h (docs/domain.md §6). */
const HOURS = [3, 2, 2, 1, 1, 2, 3, 4, 6, 8, 9, 11, 9, 7, 7, 7, 8, 8, 9, 11, 12, 10, 7, 5].map(
  (weight, hour) => [hour, weight] as const,
);

/** Disputes of the first station of 南岸 in the last days: every outcome, within the limit for reporting back and beyond. */
const RECENT_DISPUTES: readonly (readonly [hoursAgo: number, feedbackS: number, fate: Fate])[] = [
  [4, 900, 'PENDING'],
  [20, 2_400, 'PENDING'],
  [40, 1_800, 'REFUSED'],
  [60, 1_801, 'ACCEPTED'],
  [100, 1_799, 'ACCEPTED'],
  [200, 3_000, 'RETURNED'],
  [260, 600, 'RETURNED'],
  [300, 2_000, 'SETTLED'],
];

/** Calls that stand still in 南岸, seconds after the step: in time, due soon, at the limit and after it. */
const STANDSTILLS: readonly (readonly [Standstill, secondsAgo: number])[] = [
  ['RECEIVED', 10],
  ['RECEIVED', 50],
  ['RECEIVED', 60],
  ['RECEIVED', 61],
  ['ASSIGNED', 100],
  ['ASSIGNED', 121],
  ['SIGNED', 600],
  ['SIGNED', 1_700],
  ['SIGNED', 1_800],
  ['SIGNED', 1_801],
];

/** Around the 72 hours in which command staff sees calls (docs/domain.md §7, P1). */
const SEEN_FOR_MS = 72 * HOUR_MS;

/** The two periods of `Size.waves`; each lies inside its quarter, so that windows of about a quarter hold it. */
const WAVES = [
  ['2020-04-25T00:00:00+08:00', '2020-06-20T00:00:00+08:00'],
  ['2020-07-10T00:00:00+08:00', '2020-09-10T00:00:00+08:00'],
].map(([from, to]) => [Date.parse(from as string), Date.parse(to as string)] as const);
const WAVES_FROM_MS = Date.parse('2020-04-01T00:00:00+08:00');

/** All calls in the order in which they come. */
export function createCalls(districts: readonly District[], size: Size, random: Random): Call[] {
  const calls = plannedCalls(districts, size);
  const fromMs = Date.parse(size.historyFrom);
  const days = Math.floor((AS_OF_MS - fromMs) / DAY_MS);
  const weights = new Map(
    districts.map(({ code, townships }) => [code, zipf(townships.length).map((w, i) => [i, w] as const)]),
  );
  while (calls.length < size.incidents) {
    // Every year a little more than the one before: the power tilts the days towards the present.
    const day = Math.floor(days * random.next() ** 0.85);
    const receivedAt = fromMs + day * DAY_MS + random.weighted(HOURS) * HOUR_MS + Math.floor(random.next() * HOUR_MS);
    const district = random.pick(districts);
    const township = district.townships[random.weighted(weights.get(district.code) as (readonly [number, number])[])];
    const category = random.weighted(CATEGORIES);
    const inWave = size.waves !== undefined && district.code === NANAN && receivedAt >= WAVES_FROM_MS;
    calls.push({
      receivedAt,
      district,
      township: township as Township,
      // Waves are counted to the single call; chance may not add to them.
      category: inWave && category === 'DISPUTE' ? 'HELP' : category,
    });
  }
  return calls.sort((a, b) => a.receivedAt - b.receivedAt);
}

/** Times in the periods of the waves: n in the first, m in the second, evenly spread. */
export function waveTimes(counts: readonly [number, number]): number[] {
  return counts.flatMap((count, period) => {
    const [from, to] = WAVES[period] as readonly [number, number];
    return Array.from({ length: count }, (_, i) => Math.round(from + ((i + 0.5) / count) * (to - from)));
  });
}

function plannedCalls(districts: readonly District[], size: Size): Call[] {
  const district = districts.find(({ code }) => code === NANAN) as District;
  const [first, second] = district.townships as readonly [Township, Township, ...Township[]];
  return [
    ...RECENT_DISPUTES.map(([hoursAgo, feedbackS, fate]): Call => ({
      receivedAt: AS_OF_MS - hoursAgo * HOUR_MS,
      district,
      township: first,
      category: 'DISPUTE',
      feedbackS,
      fate,
    })),
    ...STANDSTILLS.map(([standstill, secondsAgo]): Call => ({
      receivedAt: AS_OF_MS - secondsAgo * 1_000,
      district,
      township: first,
      category: 'HELP',
      standstill,
    })),
    ...[-1_000, 0, 1_000].map((ms): Call => ({
      receivedAt: AS_OF_MS - SEEN_FOR_MS + ms,
      district,
      township: second,
      category: 'TRAFFIC',
    })),
    ...(size.waves ?? []).flatMap(({ calls }, t) =>
      waveTimes(calls).map((receivedAt): Call => ({
        receivedAt,
        district,
        township: district.townships[t] as Township,
        category: 'DISPUTE',
      })),
    ),
  ];
}
