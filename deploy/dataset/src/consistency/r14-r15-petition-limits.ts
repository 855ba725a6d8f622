import { ruleOf } from './rule.js';

/** The version of a rule in force on a day. */
const inForce = (code: string, day: string): string =>
  `(select r."limit", r.extension from deadline_rule r where r.code = '${code}' and r.valid_from <= ${day} and (r.valid_to is null or ${day} < r.valid_to))`;

/**
 * R14: due dates are not stored (docs/architecture.md law 11), so what they are computed from must give one for every
 * petition that has a limit. The one column of days on top makes a second extension impossible; it may not hold more
 * than one grants.
 */
export const petitionLimitsRecompute = ruleOf(
  'R14',
  'the due day of every petition follows from one dated rule; it is extended once, by 30 days at most',
  'petitions',
  `select 'petition ' || p.petition_no as row,
          case when r."limit" is null then 'no rule was in force on ' || p.accepted_on
               when p.extended_days is not null then 'extended by ' || p.extended_days || ' days'
               else 'its days are out of order' end as problem
   from petition p left join lateral ${inForce('PETITION_CONCLUDE', 'p.accepted_on')} r on true
   where (p.accepted_on is not null and r."limit" is null)
      or (p.extended_days is not null and (p.extended_days not between 1 and coalesce(r.extension, 0)
                                           or p.route is distinct from 'PETITION_HANDLING'))
      or p.accepted_on < (p.registered_at at time zone 'Asia/Shanghai')::date
      or p.replied_on < p.accepted_on or (p.replied_on is not null and p.accepted_on is null)
      or p.closed_on < greatest(p.replied_on, p.review_requested_on, p.reexam_requested_on)`,
);

/** R15: a review answers a reply, a re-examination answers a review, each asked for in time (信访工作条例 art. 35, 36). */
export const reviewsAnswerReplies = ruleOf(
  'R15',
  'a review is requested within its limit after the reply, a re-examination only after the review',
  'petitions',
  `select 'petition ' || p.petition_no as row,
          case when p.reexam_requested_on is not null then 'its re-examination follows no review in time'
               else 'its review follows no reply in time' end as problem
   from petition p
   left join lateral ${inForce('PETITION_REVIEW_REQUEST', 'p.replied_on')} review on true
   left join lateral (select max((taken_at at time zone 'Asia/Shanghai')::date) as day from petition_step s
                      where s.petition_no = p.petition_no and s.kind = 'REVIEWED' and p.reexam_requested_on is not null) reviewed on true
   left join lateral ${inForce('PETITION_REEXAM_REQUEST', 'reviewed.day')} reexam on true
   where (p.review_requested_on is not null
          and (p.review_requested_on between p.replied_on and p.replied_on + review."limit") is not true)
      or (p.reexam_requested_on is not null
          and (p.review_requested_on <= reviewed.day
               and p.reexam_requested_on between reviewed.day and reviewed.day + reexam."limit") is not true)`,
);
