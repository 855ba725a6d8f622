import { describe, expect, test } from '@jest/globals';
import type { DataPolicy } from '@shiyu/protocol';
import type { Principal } from '../authentication/principal.js';
import { authorize, type AuthorizationRequest } from './authorize.js';
import type { Grant } from './grant.js';
import { readRoles } from './role.js';

const policies = new Map<string, DataPolicy>([
  ['Loan.no', { item: 'L.Loan', level: 'L2' }],
  ['Loan.reader', { item: 'L.Loan', level: 'L3', f: 1, mask: 'NAME' }],
  ['Loan.fine', { item: 'L.Loan', level: 'L3', f: 2 }],
  ['Loan.notes', { item: 'L.Loan', level: 'L3', f: 3 }],
  ['Loan.age', { item: 'L.Loan', level: 'L3', f: 4 }],
  ['Loan.place', { item: 'L.Loan', level: 'L3', f: 5 }],
  ['Member.no', { item: 'M.Member', level: 'L2' }],
]);
const codes: Readonly<Record<string, string>> = { f1: 'M', f2: 'M', f3: 'D', f4: 'A', f5: 'R' };
const columns = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`f${i + 1}`, codes[`f${i + 1}`] ?? 'F']));
const G1: Grant = {
  id: 'G1',
  provider: 'L',
  requester: 'M',
  items: ['L.Loan'],
  purposes: ['READING'],
  validFrom: '2020-01-01',
  validTo: '2021-01-01',
  state: 'ACTIVE',
  basis: 'an agreement',
};

const decide = (change: Partial<AuthorizationRequest> & { readonly grant?: Partial<Grant> } = {}) =>
  authorize({
    coordinates: ['Loan.no'],
    policies,
    principal: { id: 'U1', role: 'CLERK', department: 'M' } as Principal,
    purpose: 'READING',
    roles: readRoles(JSON.stringify({ CLERK: { columns } })),
    grants: [{ ...G1, ...change.grant }],
    registered: true,
    asOf: new Date('2020-09-23T10:00:00Z'),
    ...change,
  });
const denials = (change: Parameters<typeof decide>[0]): Record<string, string> =>
  Object.fromEntries([...decide(change).reasons].map(([coordinate, { rule }]) => [coordinate, rule]));

describe('whether a department may have an item at all', () => {
  test('its own needs no grant, and none is in use', () => {
    const { denied, grantsInUse } = decide({ coordinates: ['Member.no'], grants: [] });
    expect({ denied: [...denied], grantsInUse }).toEqual({ denied: [], grantsInUse: [] });
  });

  test('a grant in force opens it, and is in use', () => {
    const { denied, grantsInUse } = decide();
    expect({ denied: [...denied], grantsInUse }).toEqual({ denied: [], grantsInUse: ['G1'] });
  });

  test.each<[string, Parameters<typeof decide>[0]]>([
    ['no grant', { grants: [] }],
    ['a grant to another department', { grant: { requester: 'X' } }],
    ['a grant of another item', { grant: { items: ['L.Shelf'] } }],
    ['a grant that is suspended', { grant: { state: 'SUSPENDED' } }],
    ['a grant from tomorrow on', { grant: { validFrom: '2020-09-24' } }],
    ['a grant until today', { grant: { validTo: '2020-09-23' } }],
    ['another purpose', { purpose: 'RESEARCH' }],
    ['no purpose', { purpose: null }],
    ['a free document under a grant for registered ones', { grant: { persistedOnly: true }, registered: false }],
  ])('%s does not', (_, change) => {
    expect(denials(change)).toEqual({ 'Loan.no': 'NO_GRANT' });
    expect(decide(change).grantsInUse).toEqual([]);
  });

  test('a grant to all, or for every purpose, holds for this one', () => {
    expect(denials({ grant: { requester: '*', purposes: ['*'] }, purpose: null })).toEqual({});
  });

  test('the day is that of +08:00', () => {
    const grant = { validFrom: '2020-09-24' };
    expect(denials({ grant, asOf: new Date('2020-09-23T15:59:59Z') })).toEqual({ 'Loan.no': 'NO_GRANT' });
    expect(denials({ grant, asOf: new Date('2020-09-23T16:00:00Z') })).toEqual({});
  });

  test('what has no item is closed, and the reason names the field', () => {
    expect(decide({ coordinates: ['Loan.new'] }).reasons.get('Loan.new')).toMatchObject({
      rule: 'NO_ITEM',
      item: 'Loan.new',
    });
  });
});

describe('what a role may read of a protected column', () => {
  const protectedColumns = ['Loan.reader', 'Loan.fine', 'Loan.notes', 'Loan.age', 'Loan.place'];

  test('goes to the departments; a column that cannot be masked is denied where it would be', () => {
    const { sent, denied } = decide({ coordinates: protectedColumns });
    expect(sent).toEqual({ 'Loan.reader': 'MASK', 'Loan.age': 'AGGREGATE', 'Loan.place': 'ROW' });
    expect([...denied]).toEqual(['Loan.fine', 'Loan.notes']);
  });

  test('is reported with the rule and whom to ask', () => {
    const reasons = [...decide({ coordinates: protectedColumns }).reasons.values()];
    expect(reasons.map(({ decision, rule, ask }) => [decision, rule, ask])).toEqual([
      ['MASKED', 'ROLE_f1', 'the data steward of L'],
      ['DENIED', 'ROLE_f2', 'the data steward of L'],
      ['DENIED', 'ROLE_f3', 'the data steward of L'],
      ['AGGREGATE_ONLY', 'ROLE_f4', 'the data steward of L'],
      ['ROW_LIMITED', 'ROLE_f5', 'the data steward of L'],
    ]);
  });

  test('nothing, for a role that nobody described', () => {
    const principal = { id: 'U1', role: 'GUEST', department: 'M' } as Principal;
    expect(denials({ coordinates: ['Loan.reader'], principal })).toEqual({ 'Loan.reader': 'ROLE_f1' });
  });

  test('nothing without a grant, whatever the role says, and no grant is in use for what is denied', () => {
    expect(decide({ coordinates: ['Loan.reader'], grants: [] }).sent).toEqual({});
    expect(decide({ coordinates: ['Loan.notes'] }).grantsInUse).toEqual([]);
  });
});
