import type {
  MediationState,
  PetitionsDueQuery,
  PetitionsDueQueryVariables,
  PetitionState,
  PetitionSubject,
} from '../generated/operations.js';
import { allPages, type AllRows } from './all-pages.js';
import { outsider, type Oracle, type Question, type QuestionCase, type Refusal } from './question.js';

type Variables = PetitionsDueQueryVariables;
type DuePetition = NonNullable<PetitionsDueQuery['petitions']>['nodes'][number];

/** P6's district and bureau. */
const DISTRICT = '500154';
const BUREAU = '500154-XF-0001';

/** Question 5: petitions due within seven days, and the state of the mediation that holds them. */
export const petitionsDue: Question<Variables, PetitionsDueQuery, AllRows<DuePetition>> = {
  number: 5,
  document: 'questions/05-petitions-due',
  mayAsk: 'P6',
  read: (ask, variables) => allPages(ask, variables, ({ petitions }) => petitions),

  async cases(oracle): Promise<readonly QuestionCase<Variables, AllRows<DuePetition>>[]> {
    const asked = [
      { variables: { district: DISTRICT }, withinDays: 7 },
      { variables: { district: DISTRICT, withinDays: 3, first: 2 }, withinDays: 3 },
    ];
    return Promise.all(
      asked.map(async ({ variables, withinDays }) => {
        const nodes = await duePetitions(oracle, withinDays);
        return { variables, expected: { totalCount: nodes.length, nodes }, rows: nodes.length };
      }),
    );
  },

  async refusals(): Promise<readonly Refusal<Variables>[]> {
    const variables = { district: DISTRICT };
    const noRows = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    const nobody = { variables, data: { petitions: null }, denied: ['petitions'] };
    return [
      {
        persona: 'P3',
        because: 'G3 gives mediators no time limits of a petition, so they may not filter by them either',
        variables,
        denied: [],
        code: 'FORBIDDEN',
      },
      {
        persona: 'P6',
        because: 'another district’s petitions are out of scope',
        variables: { district: '500242' },
        data: { petitions: noRows },
        denied: [],
      },
      { persona: 'P2', because: 'no grant gives petitions to the police', ...nobody },
      { persona: 'P8', because: 'the committee gets aggregates only', ...nobody },
      outsider(variables),
    ];
  },
};

interface PetitionRow {
  readonly no: string;
  readonly subject: PetitionSubject;
  readonly state: PetitionState;
  readonly due_on: string;
}
interface HandoverRow {
  readonly petition_no: string;
  readonly handover_no: string;
  readonly mediation_no: string | null;
  readonly state: MediationState;
  readonly org_code: string;
}

/**
 * Open petitions under art. 31(6), due today or within so many days, oldest first. They are due at the end of the 60th
 * day after acceptance, or as many days later as were granted; the day of acceptance does not count (docs/domain.md
 * §0.7).
 */
async function duePetitions({ databases, asOf }: Oracle, withinDays: number): Promise<DuePetition[]> {
  const petitions = await databases.rows<PetitionRow>(
    'petitions',
    `select petition_no as no, subject, state, (accepted_on + 60 + coalesce(extended_days, 0))::text as due_on
       from petition
      where area_code like $1 || '%' and route = 'PETITION_HANDLING' and replied_on is null
        and accepted_on + 60 + coalesce(extended_days, 0) - $2::date between 0 and $3
        and accused_org_code is distinct from $4
      order by accepted_on, petition_no`,
    [DISTRICT, asOf.slice(0, 10), withinDays, BUREAU],
  );
  const handovers = await databases.rows<HandoverRow>(
    'judicial-mediation',
    `select h.petition_no, h.handover_no, m.mediation_no, m.state, m.org_code
       from handover h
       left join mediation_case m on m.mediation_no = h.mediation_no and m.source_org_code = $2
      where h.petition_no = any($1) and h.source_org_code = $2`,
    [petitions.map(({ no }) => no), BUREAU],
  );
  const organizations = await databases.rows<{ code: string; name: string }>(
    'civil-affairs',
    'select org_code as code, name from organization where org_code = any($1)',
    [handovers.map(({ org_code }) => org_code)],
  );
  const handoverOf = new Map(handovers.map((handover) => [handover.petition_no, handover]));
  const nameOf = new Map(organizations.map(({ code, name }) => [code, name]));
  return petitions.map(({ no, subject, state, due_on }) => ({
    petitionNo: no,
    subject,
    petitionState: state,
    deadline: { dueAt: `${due_on}T23:59:59.999+08:00`, state: 'DUE_SOON' },
    handover: toHandover(handoverOf.get(no), nameOf),
  }));
}

function toHandover(row: HandoverRow | undefined, nameOf: ReadonlyMap<string, string>): DuePetition['handover'] {
  if (!row) return null;
  const { handover_no, mediation_no, state, org_code } = row;
  if (mediation_no === null) return { handoverNo: handover_no, mediation: null };
  const name = nameOf.get(org_code);
  const handledBy = name === undefined ? null : { orgCode: org_code, name };
  return { handoverNo: handover_no, mediation: { mediationNo: mediation_no, mediationState: state, handledBy } };
}
