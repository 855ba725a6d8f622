import type {
  EarlierCasesQuery,
  EarlierCasesQueryVariables,
  IncidentCategory,
  IncidentState,
  LinkRelation,
  MediationState,
  PetitionNature,
  PetitionState,
  PetitionSubject,
} from '../generated/operations.js';
import { chinaTime } from './department-databases.js';
import { outsider, wholeAnswer, type Oracle, type Question, type QuestionCase, type Refusal } from './question.js';

type Variables = EarlierCasesQueryVariables;
type Link = NonNullable<NonNullable<EarlierCasesQuery['mediationCase']>['links']>[number];
type EarlierCase = NonNullable<Link['from']>;

/** P3's county. */
const COUNTY = '500242';
/** mediations asked about of each kind of earlier case, and of those without any */
const SAMPLE = 60;

/** Question 3: does this new case have an earlier petition or incident? */
export const earlierCases: Question<Variables, EarlierCasesQuery, EarlierCasesQuery> = {
  number: 3,
  document: 'questions/03-earlier-cases',
  mayAsk: 'P3',
  read: wholeAnswer,

  async cases(oracle): Promise<readonly QuestionCase<Variables, EarlierCasesQuery>[]> {
    const mediations = await sampleMediations(oracle);
    const links = await readLinks(oracle, [...mediations.keys()]);
    return [...mediations].map(([mediationNo, mediation]) => {
      const earlier = links.get(mediationNo) ?? [];
      return {
        variables: { mediationNo },
        expected: { mediationCase: { ...mediation, links: earlier } },
        rows: 1 + earlier.length,
      };
    });
  },

  async refusals({ databases }): Promise<readonly Refusal<Variables>[]> {
    const oneOf = async (district: string): Promise<Variables> => {
      const [row] = await databases.rows<Variables>(
        'judicial-mediation',
        `select to_no as "mediationNo" from case_link where to_kind = 'MEDIATION_CASE' and area_code like $1 || '%' order by 1 limit 1`,
        [district],
      );
      return row as Variables;
    };
    const variables = await oneOf(COUNTY);
    const nothing = { variables, data: { mediationCase: null } };
    return [
      {
        persona: 'P3',
        because: 'a mediation of another district is as if absent',
        variables: await oneOf('500154'),
        data: { mediationCase: null },
        denied: [],
      },
      {
        persona: 'P2',
        because: 'G2 covers cases that the station diverted itself, and no links',
        denied: ['mediationCase.links'],
        ...nothing,
      },
      { persona: 'P8', because: 'the committee gets aggregates only', denied: ['mediationCase'], ...nothing },
      outsider(variables),
    ];
  },
};

type Mediation = Omit<NonNullable<EarlierCasesQuery['mediationCase']>, 'links'>;

/** Mediations of the county, chosen by a hash of their number: after an incident, after a petition, after nothing. */
async function sampleMediations({ databases }: Oracle): Promise<ReadonlyMap<string, Mediation>> {
  const rows = await databases.rows<Mediation>(
    'judicial-mediation',
    `with sampled as (
       select m.mediation_no, m.state, m.registered_at,
              row_number() over (
                partition by (select min(l.from_kind) from case_link l
                               where l.to_kind = 'MEDIATION_CASE' and l.to_no = m.mediation_no)
                order by md5(m.mediation_no)) as position
         from mediation_case m
        where m.area_code like $1 || '%')
     select mediation_no as "mediationNo", state as "mediationState", ${chinaTime('registered_at')} as "registeredAt"
       from sampled where position <= $2 order by mediation_no`,
    [COUNTY, SAMPLE],
  );
  return new Map(rows.map((row) => [row.mediationNo, row]));
}

interface LinkRow {
  readonly to_no: string;
  readonly from_kind: string;
  readonly from_no: string;
  readonly link_id: string;
  readonly relation: LinkRelation;
  readonly decided: string;
}

/** The links to earlier cases of each mediation, by number of the link. */
async function readLinks(oracle: Oracle, mediationNos: readonly string[]): Promise<ReadonlyMap<string, Link[]>> {
  const rows = await oracle.databases.rows<LinkRow>(
    'judicial-mediation',
    `select to_no, from_kind, from_no, link_id, relation, ${chinaTime('decided_at')} as decided
       from case_link
      where to_kind = 'MEDIATION_CASE' and to_no = any($1) and area_code like $2 || '%'
      order by link_id`,
    [mediationNos, COUNTY],
  );
  const earlier = await readEarlierCases(oracle, rows);
  const links = new Map<string, Link[]>();
  for (const { to_no, from_kind, from_no, link_id, relation, decided } of rows) {
    const from = earlier(from_kind, from_no);
    links.set(to_no, [...(links.get(to_no) ?? []), { linkId: link_id, relation, decidedAt: decided, from }]);
  }
  return links;
}

type IncidentRow = { no: string; category: IncidentCategory; state: IncidentState };
type PetitionRow = { no: string; subject: PetitionSubject; nature: PetitionNature; state: PetitionState };
type MediationRow = { no: string; state: MediationState };

/** Earlier cases as their departments grant them (G1, G3); of one that is not granted only the number shows. */
async function readEarlierCases(
  { databases }: Oracle,
  links: readonly LinkRow[],
): Promise<(kind: string, no: string) => EarlierCase> {
  const numbers = (kind: string): string[] =>
    links.filter(({ from_kind }) => from_kind === kind).map(({ from_no }) => from_no);
  const byNo = <Row extends { no: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.no, row]));
  const incidents = byNo(
    await databases.rows<IncidentRow>(
      'public-security',
      `select incident_no as no, category, state from incident
        where incident_no = any($1) and diverted_to_org_code like $2 || '-JM-%'`,
      [numbers('INCIDENT'), COUNTY],
    ),
  );
  const petitions = byNo(
    await databases.rows<PetitionRow>(
      'petitions',
      `select petition_no as no, subject, nature, state from petition
        where petition_no = any($1) and handed_to_org_code like $2 || '-JM-%' and nature <> 'ACCUSATION'`,
      [numbers('PETITION'), COUNTY],
    ),
  );
  const mediations = byNo(
    await databases.rows<MediationRow>(
      'judicial-mediation',
      `select mediation_no as no, state from mediation_case where mediation_no = any($1) and area_code like $2 || '%'`,
      [numbers('MEDIATION_CASE'), COUNTY],
    ),
  );
  return (kind, no) => {
    switch (kind) {
      case 'INCIDENT': {
        const { category = null, state = null } = incidents.get(no) ?? {};
        return { __typename: 'Incident', incidentNo: no, category, incidentState: state };
      }
      case 'PETITION': {
        const { subject = null, nature = null, state = null } = petitions.get(no) ?? {};
        return { __typename: 'Petition', petitionNo: no, subject, nature, petitionState: state };
      }
      case 'MEDIATION_CASE':
        return { __typename: 'MediationCase', mediationNo: no, mediationState: mediations.get(no)?.state ?? null };
      case 'AID_APPLICATION':
        return { __typename: 'AidApplication' };
      default:
        return { __typename: 'ServiceDemand' };
    }
  };
}
