import { rule, violationsOf } from './rule.js';

interface Referral {
  readonly no: string;
  readonly petition: string;
  readonly addressee: string;
  readonly area: string;
}

interface Petition {
  readonly key: string;
  readonly nature: string;
  readonly area: string;
  readonly referredTo: string | null;
}

/** R17: hardship that a petition shows is looked at by civil affairs, and answered (信访工作条例 art. 37). */
export const referralsAreAnswered = rule(
  'R17',
  'an aid referral from a petition is one that may end in aid: it has an application, or a refusal with its reason',
  async function* (databases) {
    yield* violationsOf(
      databases,
      'civil-affairs',
      `select 'aid_referral ' || r.referral_no as row, r.state || ' does not fit its decision' as problem
       from aid_referral r left join aid_application a using (application_no)
       where (r.state = 'ACCEPTED') <> (a.application_no is not null)
          or (r.state = 'REFUSED') <> (r.refusal_reason is not null)
          or (r.state = 'PENDING') <> (r.decided_on is null)
          or (a.application_no is not null and a.origin_petition_no is distinct from r.petition_no)
          or r.decided_on < r.referred_on or a.applied_on < r.referred_on`,
    );
    const civilAffairs = databases.of('civil-affairs');
    const petitions = databases.of('petitions');
    const referrals = civilAffairs.batches<Referral>(
      `select referral_no as no, petition_no as petition, addressed_to_org_code as addressee, area_code as area
       from aid_referral where source_kind = 'PETITION'`,
    );
    for await (const batch of referrals) {
      const known = await petitions.byKey<Petition>(
        `select petition_no as key, nature, area_code as area, referred_to_org_code as "referredTo" from petition where petition_no = any($1)`,
        batch.map(({ petition }) => petition),
      );
      for (const { no, petition, addressee, area } of batch) {
        const row = `aid_referral ${no}`;
        const [source] = known.get(petition) ?? [];
        if (!source) yield { row, problem: `no petition ${petition}` };
        else if (source.nature !== 'APPEAL') yield { row, problem: `petition ${petition} is no appeal` };
        else if (source.referredTo !== addressee || source.area.slice(0, 6) !== area.slice(0, 6))
          yield { row, problem: `petition ${petition} was referred to ${source.referredTo ?? 'nobody'}` };
      }
    }
    for await (const batch of petitions.batches<{ key: string }>(
      `select petition_no as key from petition where disposition = 'AIDED'`,
    )) {
      const accepted = await civilAffairs.byKey(
        `select petition_no as key from aid_referral where state = 'ACCEPTED' and petition_no = any($1)`,
        batch.map(({ key }) => key),
      );
      for (const { key } of batch)
        if (!accepted.has(key)) yield { row: `petition ${key}`, problem: 'AIDED without an accepted referral' };
    }
  },
);
