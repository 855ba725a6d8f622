import type { Random } from '../random.js';
import { AS_OF_MS, DAY_MS, past } from '../time.js';

export type PetitionRoute = 'LITIGATION' | 'ARBITRATION' | 'ADMIN_PROCEDURE' | 'DUTY_PERFORMANCE' | 'PETITION_HANDLING';

/** What became of a petition, and when. */
export interface PetitionCourse {
  readonly acceptedOn: number | null;
  readonly extendedDays: number | null;
  readonly repliedOn: number | null;
  readonly reviewRequestedOn: number | null;
  readonly reviewedOn: number | null;
  readonly reexamRequestedOn: number | null;
  readonly reexaminedOn: number | null;
  readonly closedOn: number | null;
  state: string;
  disposition: string | null;
}

export interface PetitionStart {
  readonly route: PetitionRoute | null;
  readonly registeredAt: number;
  readonly openSince?: number;
  readonly extendedDays?: number;
  readonly duplicate: boolean;
}

/** How the limit of 60 days is kept (docs/domain.md §6). */
const OUTCOMES = [
  ['IN_TIME', 82],
  ['EXTENDED', 9],
  ['LATE', 6],
  ['OPEN', 3],
] as const;
const REVIEWED_SHARE = 0.045;
/** Of the reviewed: about 1 % of all. */
const REEXAMINED_SHARE = 0.28;
const DISPOSITIONS = [
  ['RESOLVED', 60],
  ['PERSUADED', 33],
  ['LEGAL_ACTION', 7],
] as const;
const NEVER = 100_000;

const NOTHING = {
  acceptedOn: null,
  extendedDays: null,
  repliedOn: null,
  reviewRequestedOn: null,
  reviewedOn: null,
  reexamRequestedOn: null,
  reexaminedOn: null,
  closedOn: null,
  disposition: null,
} as const;

/** The course of one petition up to the day of the data set. */
export function courseOfPetition(start: PetitionStart, random: Random): PetitionCourse {
  if (start.openSince !== undefined)
    return { ...NOTHING, acceptedOn: start.openSince, extendedDays: start.extendedDays ?? null, state: 'HANDLING' };
  if (past(start.registeredAt + DAY_MS) === null) return { ...NOTHING, state: 'REGISTERED' };
  if (start.duplicate) return { ...NOTHING, state: 'NOT_ACCEPTED_DUPLICATE' };
  if (start.route === 'LITIGATION') return { ...NOTHING, state: 'GUIDED_TO_LAW' };
  const acceptedOn = past(start.registeredAt + random.between(1, 15) * DAY_MS);
  if (acceptedOn === null)
    return { ...NOTHING, state: random.pick(['REGISTERED', 'FORWARDED', 'ASSIGNED', 'OBJECTED_BACK']) };
  // Only this route has the limit (信访工作条例 art. 34); the others answer in good time.
  const outcome = start.route === 'PETITION_HANDLING' ? random.weighted(OUTCOMES) : 'IN_TIME';
  const extension = random.between(15, 30);
  const days = {
    IN_TIME: random.between(5, 60),
    EXTENDED: 60 + random.between(1, extension),
    LATE: random.between(61, 100),
    OPEN: NEVER,
  }[outcome];
  const extended = outcome === 'EXTENDED' && past(acceptedOn + 55 * DAY_MS) !== null;
  const extendedDays = extended ? extension : null;
  const repliedOn = past(acceptedOn + days * DAY_MS);
  const accepted = { ...NOTHING, acceptedOn, extendedDays };
  if (repliedOn === null) return { ...accepted, state: AS_OF_MS - acceptedOn < DAY_MS ? 'ACCEPTED' : 'HANDLING' };
  return { ...accepted, repliedOn, disposition: random.weighted(DISPOSITIONS), ...afterReply(repliedOn, random) };
}

type AfterReply = Pick<
  PetitionCourse,
  'reviewRequestedOn' | 'reviewedOn' | 'reexamRequestedOn' | 'reexaminedOn' | 'closedOn' | 'state'
>;

/** Satisfied or not: review and re-examination, each asked for and decided within 30 days (art. 35, 36). */
function afterReply(repliedOn: number, random: Random): AfterReply {
  const within = (from: number | null, least: number): number | null =>
    from === null ? null : past(from + random.between(least, 30) * DAY_MS);
  const none = { reviewRequestedOn: null, reviewedOn: null, reexamRequestedOn: null, reexaminedOn: null };
  const reviewRequestedOn = random.chance(REVIEWED_SHARE) ? within(repliedOn, 3) : null;
  if (reviewRequestedOn === null) {
    const closedOn = within(repliedOn, 5);
    return { ...none, closedOn, state: closedOn !== null ? 'CLOSED' : random.pick(['REPLIED', 'SATISFIED']) };
  }
  const reviewedOn = within(reviewRequestedOn, 10);
  const reexamRequestedOn = random.chance(REEXAMINED_SHARE) ? within(reviewedOn, 3) : null;
  const reexaminedOn = within(reexamRequestedOn, 10);
  const closedOn = reexamRequestedOn === null ? reviewedOn && past(reviewedOn + 31 * DAY_MS) : reexaminedOn;
  const state =
    closedOn !== null
      ? 'CLOSED'
      : reexamRequestedOn !== null
        ? 'REEXAM_REQUESTED'
        : reviewedOn !== null
          ? 'REVIEWED'
          : 'REVIEW_REQUESTED';
  return { reviewRequestedOn, reviewedOn, reexamRequestedOn, reexaminedOn, closedOn, state };
}
