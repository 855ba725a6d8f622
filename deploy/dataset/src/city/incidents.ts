import type { Random } from '../random.js';
import { dayOf, past } from '../time.js';
import type { District } from './areas.js';
import { createCalls, type Call, type Category, type Fate } from './calls.js';
import { Numbering } from './numbering.js';
import type { Units } from './organizations.js';
import type { Person } from './persons.js';
import type { Size } from './size.js';

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
  /** how its mediation is to go, where that is planned */
  readonly fate: Fate | undefined;
  /** set by mediation: CLOSED_NO_CASE until then for disputes that are sent there */
  state: string;
  disposition: string | null;
  divertedTo: string | null;
}

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

/** Seconds: median and spread, which give the shares of docs/domain.md §6, and the limit. */
const STEPS = {
  assign: [22, 0.49, 60],
  sign: [48, 0.49, 120],
  feedback: [840, 0.46, 1_800],
  file: [11_160, 0.54, 28_800],
} as const;
type Step = keyof typeof STEPS;

/** The first calls of each district stand at a limit − 1, the limit and the limit + 1 of each step: ≤ is inclusive. */
const EDGES: readonly Step[] = ['file', 'assign', 'sign', 'feedback'];
const EDGE_WIDTH = 3;

/** The calls and what the police did with them, in the order in which they came. */
export function createIncidents(
  districts: readonly District[],
  units: Units,
  persons: ReadonlyMap<string, readonly Person[]>,
  size: Size,
  random: Random,
): Incident[] {
  const numbers = new Numbering();
  const serials = new Map<string, number>();
  return createCalls(districts, size, random).map((call) => {
    const { district, township, receivedAt } = call;
    const serial = serials.get(district.code) ?? 0;
    serials.set(district.code, serial + 1);
    const edge = EDGES[Math.floor(serial / EDGE_WIDTH)];
    const category = edge === 'file' ? 'CRIMINAL' : call.category;
    const times = stepTimes(call, category, edge && [edge, (serial % EDGE_WIDTH) - 1], random);
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
      ...times,
      fate: call.fate,
      divertedTo: null,
      parties: partiesOf(people, category === 'DISPUTE' ? 2 : 1, random),
      narrative: STORIES[category],
    };
  });
}

type StepTimes = Pick<
  Incident,
  'assignedAt' | 'signedAt' | 'arrivedAt' | 'feedbackAt' | 'filedAt' | 'disposition' | 'state'
>;

function stepTimes(
  { receivedAt, feedbackS, standstill }: Call,
  category: Category,
  edge: readonly [Step, offset: number] | undefined,
  random: Random,
): StepTimes {
  const seconds = (step: Step): number => {
    const [median, sigma, limit] = STEPS[step];
    return edge?.[0] === step ? limit + edge[1] : Math.max(1, Math.round(random.around(median, sigma)));
  };
  // A call that stands still got so far at once.
  const assignedAt =
    standstill === 'RECEIVED' ? null : standstill ? receivedAt : past(receivedAt + seconds('assign') * 1_000);
  const signedAt =
    standstill === 'ASSIGNED' || assignedAt === null
      ? null
      : standstill
        ? receivedAt
        : past(assignedAt + seconds('sign') * 1_000);
  const arrivedAt = signedAt === null || standstill ? null : past(signedAt + random.between(180, 720) * 1_000);
  const feedbackAt =
    signedAt === null || standstill
      ? null
      : past(Math.max(signedAt + (feedbackS ?? seconds('feedback')) * 1_000, (arrivedAt ?? signedAt) + 1_000));
  const toFile = category === 'CRIMINAL' || category === 'FRAUD' || (category === 'PUBLIC_ORDER' && random.chance(0.4));
  const filedAt =
    toFile && feedbackAt !== null ? past(Math.max(receivedAt + seconds('file') * 1_000, feedbackAt)) : null;
  const disposition =
    feedbackAt === null || (toFile && filedAt === null)
      ? null
      : filedAt !== null
        ? 'FILED'
        : category === 'TRAFFIC' && random.chance(0.1)
          ? 'TRANSFERRED'
          : 'CLOSED_NO_CASE';
  return {
    assignedAt,
    signedAt,
    arrivedAt,
    feedbackAt,
    filedAt,
    disposition,
    state:
      disposition ??
      (feedbackAt ? 'FEEDBACK' : arrivedAt ? 'ON_SCENE' : signedAt ? 'SIGNED' : assignedAt ? 'ASSIGNED' : 'RECEIVED'),
  };
}

/** So many people, none twice. */
export function partiesOf(people: readonly Person[], count: number, random: Random): Person[] {
  const chosen = new Set<Person>();
  while (chosen.size < count) chosen.add(random.pick(people));
  return [...chosen];
}
