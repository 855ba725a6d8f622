import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOwnGateway, type OwnGateway } from './support/own-gateway.js';
import { askAs, type Answer } from './support/system.js';

interface GrantEntry {
  readonly id: string;
  readonly [field: string]: unknown;
}

const GRANTS = fileURLToPath(new URL('../../../schema/access/grants.json', import.meta.url));
const QUESTION =
  '{ mediationCases(first: 1, filter: { sourceKind: [POLICE_DIVERTED] }) { nodes { sourceIncident { category } } } }';

const running: OwnGateway[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A gateway whose grant G1 (police to mediation) is changed. */
async function gatewayWith(change: object, settings: Record<string, string> = {}): Promise<OwnGateway> {
  const grants = JSON.parse(readFileSync(GRANTS, 'utf8')) as GrantEntry[];
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-grants-'));
  folders.push(folder);
  const file = join(folder, 'grants.json');
  writeFileSync(file, JSON.stringify(grants.map((grant) => (grant.id === 'G1' ? { ...grant, ...change } : grant))));
  const gateway = await startOwnGateway({ ...settings, GRANTS: file });
  running.push(gateway);
  return gateway;
}

const incidentOf = ({ body }: Answer): unknown =>
  (body.data?.['mediationCases'] as { nodes: readonly { sourceIncident: unknown }[] }).nodes[0]?.sourceIncident;

describe('across departments nothing is allowed but by a grant in force', () => {
  test('with the grant the mediator sees the incident', async () => {
    expect(incidentOf(await askAs('P3', QUESTION))).toEqual({ category: 'DISPUTE' });
  });

  test.each([
    ['suspended', { state: 'SUSPENDED' }, {}],
    ['expired at the midnight before', { validTo: '2020-09-23' }, {}],
    ['not yet begun', { validFrom: '2020-09-24' }, {}],
    ['for another purpose', { purposes: ['SUPERVISION'] }, {}],
    ['of another department', { requester: 'XF' }, {}],
    ['of other items', { items: ['PS.IncidentParty'] }, {}],
    ['over by the clock of the request', {}, { AS_OF: '2021-01-01T00:00:00+08:00' }],
  ])('a grant that is %s does not count', async (_, change, settings) => {
    const { url } = await gatewayWith(change, settings);
    const answer = await askAs('P3', QUESTION, { url });
    expect(incidentOf(answer)).toBeNull();
    expect(answer.body.extensions?.access).toContainEqual({
      path: 'mediationCases.nodes.sourceIncident',
      decision: 'DENIED',
      rule: 'NO_GRANT',
      item: 'PS.Incident.core',
      ask: 'the data steward of PS',
    });
  });

  test('it counts to its last moment', async () => {
    const { url } = await gatewayWith({ validTo: '2020-09-24' });
    expect(incidentOf(await askAs('P3', QUESTION, { url }))).toEqual({ category: 'DISPUTE' });
  });
});

describe('a grants file that cannot be used', () => {
  test.each([
    ['an unknown state', { state: 'MAYBE' }, 'GRANTS: G1 has the unknown state MAYBE.'],
    ['items of another provider', { items: ['JM.Diversion'] }, 'which its provider PS does not own'],
    ['an item that no field carries', { items: ['PS.Nothing'] }, 'G1 gives PS.Nothing'],
    ['a day that is none', { validTo: 'soon' }, 'validTo soon'],
  ])('%s ends the gateway at boot with the grant’s name', async (_, change, words) => {
    await expect(gatewayWith(change)).rejects.toThrow(words);
  });
});
