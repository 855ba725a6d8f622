import { expect, test } from '@jest/globals';
import type { DataPolicy } from '@shiyu/protocol';
import type { Principal } from '../authentication/principal.js';
import { authorize } from './authorize.js';
import { authorizeJoins } from './authorize-joins.js';
import { readRoles } from './role.js';

const policies = new Map<string, DataPolicy>([
  ['Case.no', { item: 'M.Case', level: 'L2' }],
  ['Case.sourceNo', { item: 'M.Source', level: 'L3', f: 1, mask: 'NAME' }],
  ['Case.petition', { item: 'M.Case', level: 'L2' }],
  ['Petition.days', { item: 'M.Case', level: 'L2' }],
  ['Case.foreign', { item: 'X.Other', level: 'L2' }],
]);

/** What is decided of these joins by a caller of department M whose role reads column 1 as `code` says. */
function decide(code: string, joins: Readonly<Record<string, readonly string[]>>) {
  const columns = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`f${i + 1}`, i === 0 ? code : 'F']));
  const request = {
    policies,
    principal: { id: 'U1', role: 'CLERK', department: 'M' } as Principal,
    purpose: null,
    roles: readRoles(JSON.stringify({ CLERK: { columns } })),
    grants: [],
    registered: true,
    asOf: new Date('2020-09-23T10:00:00Z'),
  };
  const decision = authorize({ ...request, coordinates: ['Case.no'] });
  const joined = new Map(
    Object.entries(joins).map(([coordinate, needing]) => [coordinate, new Map(needing.map((one) => [one, 'path']))]),
  );
  return { decision, joined: authorizeJoins(decision, joined, { request, isProtected: (one) => policies.has(one) }) };
}

test('a coordinate that is read in full denies nothing, and its decision travels', () => {
  const { joined } = decide('F', { 'Case.sourceNo': ['Case.petition'] });
  expect({ denied: [...joined.denied], sent: joined.sent }).toEqual({ denied: [], sent: { 'Case.sourceNo': 'ALLOW' } });
});

test.each([['M'], ['R'], ['A'], ['D']])('read as %s only, it denies what could not be answered without it', (code) => {
  const { joined } = decide(code, { 'Case.sourceNo': ['Case.petition'] });
  expect([...joined.denied]).toEqual(['Case.petition']);
  expect(joined.reasons.get('Case.petition')).toMatchObject({
    decision: 'DENIED',
    rule: 'JOIN_ROLE_f1',
    item: 'M.Source',
  });
  expect(joined.sent).toEqual({});
});

test('what needs something that is denied is denied too, however long the chain', () => {
  const { joined } = decide('D', {
    'Case.sourceNo': ['Case.petition'],
    'Case.petition': ['Petition.days'],
    'Petition.days': ['Case.no'],
  });
  expect([...joined.denied]).toEqual(['Case.petition', 'Petition.days', 'Case.no']);
  expect(joined.reasons.get('Case.no')).toMatchObject({ rule: 'JOIN_ROLE_f1' });
});

test('fields that need each other end', () => {
  const { joined } = decide('D', {
    'Case.sourceNo': ['Case.petition'],
    'Case.petition': ['Case.sourceNo', 'Case.petition'],
  });
  expect(joined.denied.has('Case.petition')).toBe(true);
});

test('an item without a grant denies like a column that is closed to the role', () => {
  const { joined } = decide('F', { 'Case.foreign': ['Petition.days'] });
  expect(joined.reasons.get('Petition.days')).toMatchObject({ rule: 'JOIN_NO_GRANT', item: 'X.Other' });
});

test('keys that nobody protects are not decided, and without joins the decision stays the very same', () => {
  expect([...decide('D', { 'Case.id': ['Case.no'] }).joined.denied]).toEqual([]);
  const { decision, joined } = decide('D', {});
  expect(joined).toBe(decision);
});
