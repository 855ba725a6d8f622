import { expect, test } from '@jest/globals';
import { send, signedRequest } from './support/signed-request.js';
import { sql } from './support/system.js';

const QUESTION = `query ($r: [_Any!]!, $window: Window!) {
  _entities(representations: $r) { ... on Area { incidentStats(window: $window) { n previous trend } } }
}`;
const window = { from: '2020-09-01T00:00:00+08:00', to: '2020-09-24T00:00:00+08:00' };

/** What a persona is answered about areas by public security itself, under a decision of the gateway. */
async function statistics(persona: string, decision: 'ALLOW' | 'AGGREGATE' | undefined, codes: readonly string[]) {
  const variables = { r: codes.map((code) => ({ __typename: 'Area', code })), window };
  const decisions: Readonly<Record<string, 'ALLOW' | 'AGGREGATE'>> = decision ? { 'Area.incidentStats': decision } : {};
  const { body } = await send(await signedRequest('public-security', persona, QUESTION, { variables, decisions }));
  expect(body.errors).toBeUndefined();
  return (body.data?.['_entities'] as { incidentStats: { n: number | null } | null }[]).map(
    (area) => area.incidentStats,
  );
}

/** Incidents of the window by the first characters of the area's code, the most first. */
async function counted(digits: number): Promise<readonly { readonly code: string; readonly n: number }[]> {
  return sql(
    'public-security',
    `select left(area_code, ${digits}) as code, count(*)::int as n from incident
     where received_at >= $1 and received_at < $2 group by 1 order by 2 desc, 1`,
    [window.from, window.to],
  );
}

test('an officer is told the numbers of the own areas, and none of others', async () => {
  const districts = await counted(6);
  const own = districts.find(({ code }) => code === '500108');
  const other = districts.find(({ code }) => code !== '500108');
  const [inside, outside] = await statistics('P1', 'ALLOW', [own?.code ?? '', other?.code ?? '']);
  expect(inside).toMatchObject({ n: own?.n });
  expect(other?.n).toBeGreaterThan(0);
  expect(outside?.n ?? 0).toBe(0);
});

test('who may see aggregates only is told nothing of a village, and nothing of less than ten', async () => {
  const townships = await counted(9);
  const [large, small] = [townships[0], townships.find(({ n }) => n < 10)];
  const [village] = await counted(12);
  const codes = [large?.code ?? '', small?.code ?? '', village?.code ?? ''];
  expect(await statistics('P8', 'AGGREGATE', codes)).toEqual([
    expect.objectContaining({ n: large?.n }),
    expect.objectContaining({ n: null, trend: null }),
    null,
  ]);
  expect(await statistics('P8', 'ALLOW', codes)).toEqual([
    expect.objectContaining({ n: large?.n }),
    expect.objectContaining({ n: small?.n }),
    expect.objectContaining({ n: village?.n }),
  ]);
});

test('without a decision of the gateway nothing is told', async () => {
  expect(await statistics('P1', undefined, ['500108'])).toEqual([null]);
});
