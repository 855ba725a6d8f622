import { AS_OF_MS, DAY_MS, dayOf, HOUR_MS, instant, past } from '../time.js';
import type { Petition } from './petitions.js';
import { governance, GOVERNANCE, type Table } from './row.js';

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
            day(p.reexamRequestedOn),
            day(p.closedOn),
            p.handedTo,
            p.referredTo,
            p.sameAs,
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
          const steps = stepsOf(p);
          for (const [n, [kind, at]] of steps.entries())
            yield [`${p.no}-${String(n + 1).padStart(2, '0')}`, p.no, kind, instant(at), ...of(p, 'L2')];
        }
      },
    },
  ];
}

/** Where a petition may go instead of being handled here; it is sorted within a day. */
const SORTED = ['FORWARDED', 'OBJECTED_BACK', 'GUIDED_TO_LAW', 'NOT_ACCEPTED_DUPLICATE'] as const;

/** The steps of a petition, in the order in which they were taken. */
function stepsOf(p: Petition): readonly (readonly [kind: string, at: number])[] {
  const sorted = p.registeredAt + 12 * HOUR_MS;
  const steps: readonly (readonly [kind: string, at: number | null])[] = [
    ['REGISTERED', p.registeredAt],
    ...SORTED.map((kind) => [kind, p.state === kind ? sorted : null] as const),
    ['ASSIGNED', p.acceptedOn !== null || p.state === 'ASSIGNED' ? Math.min(sorted, p.acceptedOn ?? sorted) : null],
    ['ACCEPTED', p.acceptedOn],
    ['HANDLING', p.acceptedOn && past(p.acceptedOn + DAY_MS)],
    ['REPLIED', p.repliedOn],
    ['REVIEW_REQUESTED', p.reviewRequestedOn],
    ['REVIEWED', p.reviewedOn],
    ['REEXAM_REQUESTED', p.reexamRequestedOn],
    ['REEXAMINED', p.reexaminedOn],
    ['CLOSED', p.closedOn],
  ];
  return steps.filter((step): step is readonly [string, number] => step[1] !== null);
}
