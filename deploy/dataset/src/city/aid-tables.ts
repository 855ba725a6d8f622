import { dayOf } from '../time.js';
import type { Aid } from './aid.js';
import type { Demand } from './demands.js';
import { governance, GOVERNANCE, type Table } from './row.js';

/** The tables of social aid and of services. */
export function aidTables({ applications, referrals }: Aid, demands: readonly Demand[]): Table[] {
  const day = (ms: number | null): string | null => (ms === null ? null : dayOf(ms));
  const department = 'civil-affairs';
  return [
    {
      department,
      name: 'aid_application',
      columns: [
        'application_no',
        'aid_type',
        'state',
        'applied_on',
        'accepted_on',
        'publicised_on',
        'decided_on',
        'applicant_person_ref',
        'applicant_name',
        'origin_petition_no',
        'household_size',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const a of applications)
          yield [
            a.no,
            a.aidType,
            a.state,
            day(a.appliedOn),
            day(a.acceptedOn),
            day(a.publicisedOn),
            day(a.decidedOn),
            a.applicant.ref,
            a.applicant.name,
            a.originPetitionNo,
            a.householdSize,
            ...governance(a.village, a.bureau, a.appliedOn, 'CA-AID', 'L3'),
          ];
      },
    },
    {
      department,
      name: 'aid_referral',
      columns: [
        'referral_no',
        'source_kind',
        'petition_no',
        'mediation_no',
        'addressed_to_org_code',
        'state',
        'referred_on',
        'decided_on',
        'refusal_reason',
        'application_no',
        'applicant_person_ref',
        'applicant_name',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const r of referrals) {
          yield [
            r.no,
            r.petitionNo ? 'PETITION' : 'MEDIATION',
            r.petitionNo,
            r.mediationNo,
            r.bureau,
            r.state,
            day(r.referredOn),
            day(r.decidedOn),
            r.state === 'REFUSED' ? '【合成】家庭经济状况不符合条件' : null,
            r.application?.no ?? null,
            r.applicant.ref,
            r.applicant.name,
            ...governance(r.village, r.bureau, r.referredOn, 'CA-REFERRAL', 'L3'),
          ];
        }
      },
    },
    {
      department,
      name: 'service_demand',
      columns: [
        'demand_no',
        'channel',
        'category',
        'state',
        'collected_on',
        'published_on',
        'claimed_on',
        'completed_on',
        'evaluated_on',
        'score',
        'provider_org_code',
        'application_no',
        'mediation_no',
        ...GOVERNANCE,
      ],
      *rows() {
        for (const d of demands)
          yield [
            d.no,
            d.channel,
            d.category,
            d.state,
            ...d.days.map(day),
            d.score,
            d.provider,
            d.applicationNo,
            d.mediationNo,
            ...governance(d.village, `${d.district}-CA-0001`, d.days[0] as number, 'CA-DEMAND', 'L2'),
          ];
      },
    },
  ];
}
