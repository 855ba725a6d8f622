import { rule, violationsOf } from './rule.js';

/** R8: an accepted diversion is one mediation, a refused one none. */
export const acceptedDiversionsHaveOneCase = rule(
  'R8',
  'a diversion is accepted exactly if one mediation came from it; a refused or pending one has none',
  async function* (databases) {
    yield* violationsOf(
      databases,
      'judicial-mediation',
      `select 'diversion ' || d.diversion_no as row,
              d.outcome || ' with ' || count(m.mediation_no) || ' mediations from its source' as problem
       from diversion d
       left join mediation_case m on m.source_no = d.source_no
        and m.source_kind = case d.source_kind when 'INCIDENT' then 'POLICE_DIVERTED' else 'COURT_ENTRUSTED' end
       group by d.diversion_no
       having (d.outcome in ('REFUSED', 'PENDING') and (count(m.mediation_no) > 0 or d.mediation_no is not null))
           or (d.outcome not in ('REFUSED', 'PENDING')
               and (count(m.mediation_no) <> 1 or min(m.mediation_no) is distinct from d.mediation_no))`,
    );
    yield* violationsOf(
      databases,
      'judicial-mediation',
      `select 'diversion ' || d.diversion_no as row, d.outcome || ', but its mediation is ' || m.state as problem
       from diversion d join mediation_case m using (mediation_no)
       where d.outcome is distinct from case m.success when true then 'SETTLED' when false then 'RETURNED' else 'ACCEPTED' end`,
    );
    yield* violationsOf(
      databases,
      'judicial-mediation',
      `select 'mediation_case ' || mediation_no as row, source_kind || ' without a diversion' as problem
       from mediation_case
       where source_kind in ('POLICE_DIVERTED', 'COURT_ENTRUSTED')
         and mediation_no not in (select mediation_no from diversion where mediation_no is not null)`,
    );
  },
);
