import { ruleOf } from './rule.js';

/** R11: who agrees, agrees to something. */
export const successesHaveAnAgreement = ruleOf(
  'R11',
  'a successful mediation has an agreement, signed if it is written; any other has none',
  'judicial-mediation',
  `select 'mediation_case ' || m.mediation_no as row,
          m.state || case when a.agreement_no is null then ' without an agreement'
                          when m.success then ', but its agreement does not fit' else ' with an agreement' end as problem
   from mediation_case m left join mediation_agreement a using (mediation_no)
   where (m.success is true and a.agreement_no is null) or (m.success is not true and a.agreement_no is not null)
      or (a.form = 'WRITTEN' and a.signed_on is null) or (a.form = 'ORAL' and a.signed_on is not null)
      or (m.state = 'AGREED_WRITTEN' and a.form <> 'WRITTEN') or (m.state = 'AGREED_ORAL' and a.form <> 'ORAL')
      or (m.state = 'FAILED') <> (m.success is false)
   union all
   select 'mediation_agreement ' || agreement_no, 'no mediation ' || mediation_no
   from mediation_agreement where mediation_no not in (select mediation_no from mediation_case)`,
);
