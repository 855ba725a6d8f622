import { rule, violationsOf } from './rule.js';

/** R16: an accusation never reaches the accused (信访工作条例 art. 30, 46(5)), nor a mediation table. */
export const accusationsStayProtected = rule(
  'R16',
  'an accusation is never handed to mediation nor forwarded to the accused organisation',
  async function* (databases) {
    yield* violationsOf(
      databases,
      'petitions',
      `select 'petition ' || p.petition_no as row,
              case when handed_to_org_code is not null then 'handed to ' || handed_to_org_code
                   else 'reached the accused ' || accused_org_code end as problem
       from petition p
       where nature = 'ACCUSATION'
         and (handed_to_org_code is not null or accused_org_code in (org_code, referred_to_org_code)
              or exists (select 1 from petition_step s where s.petition_no = p.petition_no and s.org_code = p.accused_org_code))
       union all
       select 'petition ' || petition_no, nature || ' names an accused organisation'
       from petition where nature <> 'ACCUSATION' and accused_org_code is not null`,
    );
    const handovers = databases
      .of('judicial-mediation')
      .batches<{ no: string; petition: string }>('select handover_no as no, petition_no as petition from handover');
    for await (const batch of handovers) {
      const accusations = await databases.of('petitions').byKey(
        `select petition_no as key from petition where nature = 'ACCUSATION' and petition_no = any($1)`,
        batch.map(({ petition }) => petition),
      );
      for (const { no, petition } of batch)
        if (accusations.has(petition))
          yield { row: `handover ${no}`, problem: `petition ${petition} is an accusation` };
    }
  },
);
