import { rule, violationsOf } from './rule.js';

interface Handover {
  readonly no: string;
  readonly petition: string;
  readonly receiver: string;
}

interface Petition {
  readonly key: string;
  readonly area: string;
  readonly handedTo: string | null;
}

/** R9: both ends of a handover exist, in the same district. */
export const handoversJoinBothSides = rule(
  'R9',
  'a handover names an existing petition and an existing mediation of the same district',
  async function* (databases) {
    yield* violationsOf(
      databases,
      'judicial-mediation',
      `select 'handover ' || h.handover_no as row, 'mediation ' || h.mediation_no || ' is missing or comes from elsewhere' as problem
       from handover h left join mediation_case m using (mediation_no)
       where m.mediation_no is null or m.source_kind <> 'PETITION_HANDOVER' or m.source_no is distinct from h.petition_no
          or left(m.area_code, 6) <> left(h.area_code, 6)`,
    );
    const judicialMediation = databases.of('judicial-mediation');
    const petitions = databases.of('petitions');
    const handovers = judicialMediation.batches<Handover>(
      `select handover_no as no, petition_no as petition, receiving_org_code as receiver from handover`,
    );
    for await (const batch of handovers) {
      const known = await petitions.byKey<Petition>(
        `select petition_no as key, area_code as area, handed_to_org_code as "handedTo" from petition where petition_no = any($1)`,
        batch.map(({ petition }) => petition),
      );
      for (const { no, petition, receiver } of batch) {
        const row = `handover ${no}`;
        const [source] = known.get(petition) ?? [];
        if (!source) yield { row, problem: `no petition ${petition}` };
        else if (source.area.slice(0, 6) !== receiver.slice(0, 6))
          yield { row, problem: `petition ${petition} is of another district than ${receiver}` };
        else if (source.handedTo !== receiver)
          yield { row, problem: `petition ${petition} was handed to ${source.handedTo ?? 'nobody'}` };
      }
    }
  },
);
