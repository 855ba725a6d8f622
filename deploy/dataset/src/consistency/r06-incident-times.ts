import { ruleOf } from './rule.js';

/** R6: no step before the one that it follows, and none without it. */
export const incidentStepsFollowEachOther = ruleOf(
  'R6',
  'a call is received, assigned, signed, reported back in this order, and filed after it was received',
  'public-security',
  `select 'incident ' || incident_no as row, 'its steps are out of order' as problem
   from incident
   where assigned_at < received_at or signed_at < assigned_at or arrived_at < signed_at
      or feedback_at < coalesce(arrived_at, signed_at) or filed_at < received_at
      or (signed_at is not null and assigned_at is null) or (feedback_at is not null and signed_at is null)`,
);
