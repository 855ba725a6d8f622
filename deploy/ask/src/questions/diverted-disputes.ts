import type {
  DeadlineState,
  DivertedDisputesQuery,
  DivertedDisputesQueryVariables,
  DiversionOutcome,
  IncidentState,
  MediationState,
} from '../generated/operations.js';
import { allPages, type AllRows } from './all-pages.js';
import { chinaTime } from './department-databases.js';
import { outsider, type Oracle, type Question, type QuestionCase, type Refusal } from './question.js';

type Variables = DivertedDisputesQueryVariables;
type DivertedIncident = NonNullable<DivertedDisputesQuery['incidents']>['nodes'][number];

/** P2's station. */
const STATION = '500108-PS-0101';
const ALL_YEARS = { from: '2018-01-01T00:00:00+08:00', to: '2020-09-24T00:00:00+08:00' };
const SPRING_TO_SUMMER = { from: '2020-03-01T00:00:00+08:00', to: '2020-08-01T00:00:00+08:00' };

/** Question 2: of the disputes I diverted, what came back unsettled, and within my limit? */
export const divertedDisputes: Question<Variables, DivertedDisputesQuery, AllRows<DivertedIncident>> = {
  number: 2,
  document: 'questions/02-diverted-disputes',
  mayAsk: 'P2',
  read: (ask, variables) => allPages(ask, variables, ({ incidents }) => incidents),

  async cases(oracle): Promise<readonly QuestionCase<Variables, AllRows<DivertedIncident>>[]> {
    // A small page as well, so that data set S has several.
    const asked = [
      { station: STATION, ...ALL_YEARS, first: 50 },
      { station: STATION, ...SPRING_TO_SUMMER, first: 3 },
    ];
    return Promise.all(
      asked.map(async (variables) => {
        const nodes = await divertedIncidents(oracle, variables);
        return { variables, expected: { totalCount: nodes.length, nodes }, rows: nodes.length };
      }),
    );
  },

  async refusals(): Promise<readonly Refusal<Variables>[]> {
    const variables = { station: STATION, ...ALL_YEARS };
    const nobody = { variables, data: { incidents: null }, denied: ['incidents'] };
    const noRows = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    return [
      {
        persona: 'P3',
        because: 'G1 gives mediators no handling of an incident, so they may not filter by it either',
        variables,
        denied: [],
        code: 'FORBIDDEN',
      },
      {
        persona: 'P2',
        because: 'another station’s incidents are out of scope',
        variables: { ...variables, station: '500108-PS-0102' },
        data: { incidents: noRows },
        denied: [],
      },
      { persona: 'P6', because: 'no grant gives incidents to the petition bureau (G10 has expired)', ...nobody },
      { persona: 'P8', because: 'the committee gets aggregates only', ...nobody },
      { persona: 'P10', because: 'no grant gives incidents to the portal', ...nobody },
      outsider(variables),
    ];
  },
};

interface IncidentRow {
  readonly no: string;
  readonly received: string;
  readonly state: IncidentState;
  readonly due: string;
  readonly limit_state: DeadlineState;
}
interface DiversionRow {
  readonly source_no: string;
  readonly diversion_no: string;
  readonly outcome: DiversionOutcome;
  readonly mediation_no: string | null;
  readonly state: MediationState;
  readonly concluded: string | null;
}

/** The station's diverted incidents, newest first, and what its own diversions led to. */
async function divertedIncidents({ databases }: Oracle, { station, from, to }: Variables): Promise<DivertedIncident[]> {
  // 反馈 ≤ 30 min from signing (docs/domain.md §2.1). A call is diverted only after feedback, so none of these is open.
  const incidents = await databases.rows<IncidentRow>(
    'public-security',
    `select incident_no as no, ${chinaTime('received_at')} as received, state,
            ${chinaTime("signed_at + interval '30 minutes'")} as due,
            case when feedback_at - signed_at <= interval '30 minutes' then 'ON_TIME' else 'LATE_DONE' end as limit_state
       from incident
      where station_code = $1 and disposition = 'DIVERTED' and received_at >= $2 and received_at < $3
      order by received_at desc, incident_no desc`,
    [station, from, to],
  );
  const diversions = await databases.rows<DiversionRow>(
    'judicial-mediation',
    `select d.source_no, d.diversion_no, d.outcome, m.mediation_no, m.state, ${chinaTime('m.concluded_at')} as concluded
       from diversion d
       left join mediation_case m on m.mediation_no = d.mediation_no and m.source_org_code = $2
      where d.source_kind = 'INCIDENT' and d.source_no = any($1) and d.source_org_code = $2`,
    [incidents.map(({ no }) => no), station],
  );
  const diversionOf = new Map(diversions.map((diversion) => [diversion.source_no, diversion]));
  return incidents.map(({ no, received, state, due, limit_state }) => ({
    incidentNo: no,
    receivedAt: received,
    state,
    deadline: { state: limit_state, dueAt: due },
    diversion: toDiversion(diversionOf.get(no)),
  }));
}

function toDiversion(row: DiversionRow | undefined): DivertedIncident['diversion'] {
  if (!row) return null;
  const { diversion_no, outcome, mediation_no, state, concluded } = row;
  const mediation = mediation_no === null ? null : { mediationNo: mediation_no, state, concludedAt: concluded };
  return { diversionNo: diversion_no, outcome, mediation };
}
