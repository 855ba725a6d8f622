import { ruleOf } from './rule.js';

/** R18, first half: aid is publicised before it is granted. Payments follow with their entity. */
export const aidIsPublicisedFirst = ruleOf(
  'R18',
  'granted aid was publicised for seven days before the decision',
  'civil-affairs',
  `select 'aid_application ' || application_no as row, state || ', publicised on ' || coalesce(publicised_on::text, 'no day') as problem
   from aid_application
   where (state in ('APPROVED', 'PAYING', 'REVIEWING', 'ADJUSTED', 'STOPPED')
          and (decided_on >= publicised_on + 7) is not true)
      or decided_on < applied_on or accepted_on < applied_on or publicised_on < accepted_on`,
);
