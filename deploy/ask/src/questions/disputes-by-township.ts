import type { DisputesByTownshipQuery, DisputesByTownshipQueryVariables } from '../generated/operations.js';
import { outsider, wholeAnswer, type Oracle, type Question, type QuestionCase, type Refusal } from './question.js';

type Variables = DisputesByTownshipQueryVariables;
type Township = { readonly code: string; readonly name: string };
type District = Township & { readonly townships: readonly Township[] };
/** rows counted in the window and in the one of equal length before, by township */
type Counts = ReadonlyMap<string, { readonly now: number; readonly before: number }>;

const DISTRICTS = ['500105', '500108', '500110', '500154', '500242'];
/** Years, quarters and months, so that some cells are hidden and others are not, whatever the size of the data set. */
const WINDOWS = [
  { from: '2020-01-01T00:00:00+08:00', to: '2020-09-23T00:00:00+08:00' },
  { from: '2020-05-01T00:00:00+08:00', to: '2020-09-01T00:00:00+08:00' },
  { from: '2020-07-01T00:00:00+08:00', to: '2020-08-01T00:00:00+08:00' },
];
/** Below this a number is hidden from those who may see aggregates only (docs/domain.md §5). */
const SMALLEST_CELL = 10;

/** Question 1: which townships have disputes rising in police calls but falling in mediation intake? */
export const disputesByTownship: Question<Variables, DisputesByTownshipQuery, DisputesByTownshipQuery> = {
  number: 1,
  document: 'questions/01-disputes-by-township',
  mayAsk: 'P8',
  read: wholeAnswer,

  async cases(oracle): Promise<readonly QuestionCase<Variables, DisputesByTownshipQuery>[]> {
    const districts = await readDistricts(oracle);
    const cases = WINDOWS.map(async (window) => {
      const calls = await countByTownship(oracle, window, CALLS);
      const intake = await countByTownship(oracle, window, INTAKE);
      return districts.map((district) => ({
        variables: { district: district.code, window },
        expected: answer(district, (code) => ({ calls: statistic(calls, code), intake: statistic(intake, code) })),
        rows: district.townships.length,
      }));
    });
    return (await Promise.all(cases)).flat();
  },

  async refusals(oracle): Promise<readonly Refusal<Variables>[]> {
    const [window] = WINDOWS as [(typeof WINDOWS)[number]];
    const variables = { district: '500108', window };
    const district = (await readDistricts(oracle)).find(({ code }) => code === variables.district);
    // Names of areas are shared with all (G9); the numbers are not.
    const namesOnly = {
      variables,
      data: answer(district as District, () => undefined),
      denied: ['district.areas.nodes.incidentStats', 'district.areas.nodes.mediationStats'],
    };
    return [
      { persona: 'P10', because: 'no grant gives statistics to the portal', ...namesOnly },
      { persona: 'P8', because: 'G8 covers registered documents only', adHoc: true, ...namesOnly },
      {
        persona: 'P9',
        because: 'a BI account may run registered documents only',
        adHoc: true,
        variables,
        denied: [],
        code: 'PERSISTED_DOCUMENT_REQUIRED',
      },
      outsider(variables),
    ];
  },
};

/** The five districts and their townships on the day that the system takes for today. */
async function readDistricts({ databases, asOf }: Oracle): Promise<readonly District[]> {
  const areas = await databases.rows<Township>(
    'civil-affairs',
    `select code, name from area
      where length(code) in (6, 9) and left(code, 6) = any($1) and valid_from <= $2::date and coalesce(valid_to > $2::date, true)
      order by code`,
    [DISTRICTS, asOf.slice(0, 10)],
  );
  return DISTRICTS.map((code) => ({
    ...(areas.find((area) => area.code === code) as Township),
    townships: areas.filter((area) => area.code.length === 9 && area.code.startsWith(code)),
  }));
}

const CALLS = { department: 'public-security', table: 'incident', at: 'received_at', only: "category = 'DISPUTE'" };
const INTAKE = { department: 'judicial-mediation', table: 'mediation_case', at: 'accepted_at', only: 'true' };

async function countByTownship(
  { databases }: Oracle,
  { from, to }: Variables['window'],
  { department, table, at, only }: typeof CALLS,
): Promise<Counts> {
  const rows = await databases.rows<{ township: string; now: number; before: number }>(
    department,
    `select left(area_code, 9) as township,
            count(*) filter (where ${at} >= $1)::int as now,
            count(*) filter (where ${at} < $1)::int as before
       from ${table}
      where ${only} and length(area_code) >= 9
        and ${at} >= $1::timestamptz - ($2::timestamptz - $1::timestamptz) and ${at} < $2
      group by 1`,
    [from, to],
  );
  return new Map(rows.map(({ township, now, before }) => [township, { now, before }]));
}

interface Statistic {
  readonly now: number | null;
  readonly before: number | null;
  readonly trend: 'RISING' | 'FALLING' | 'STEADY' | null;
}

/** A township's numbers as P8 may see them: small ones hidden, and no trend from a hidden one. */
function statistic(counts: Counts, township: string): Statistic {
  const { now, before } = counts.get(township) ?? { now: 0, before: 0 };
  if (now < SMALLEST_CELL || before < SMALLEST_CELL) {
    return { now: hideSmall(now), before: hideSmall(before), trend: null };
  }
  const tenthsOfChange = (10 * (now - before)) / before;
  return { now, before, trend: tenthsOfChange >= 1 ? 'RISING' : tenthsOfChange <= -1 ? 'FALLING' : 'STEADY' };
}

function hideSmall(count: number): number | null {
  return count < SMALLEST_CELL ? null : count;
}

function answer(
  { code, name, townships }: District,
  statistics: (township: string) => { readonly calls: Statistic; readonly intake: Statistic } | undefined,
): DisputesByTownshipQuery {
  const nodes = townships.map((township) => {
    const { calls, intake } = statistics(township.code) ?? {};
    return {
      ...township,
      incidentStats: calls ? { n: calls.now, previous: calls.before, trend: calls.trend } : null,
      mediationStats: intake ? { accepted: intake.now, previousAccepted: intake.before, trend: intake.trend } : null,
    };
  });
  return { district: { code, name, areas: { totalCount: nodes.length, nodes } } };
}
