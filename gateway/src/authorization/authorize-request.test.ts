import { expect, test } from '@jest/globals';
import type { DataPolicy } from '@shiyu/protocol';
import type { Principal } from '../authentication/principal.js';
import { GatewayError } from '../errors.js';
import type { ArgumentUse } from '../operations/argument-uses.js';
import { authorizeRequest } from './authorize-request.js';
import type { Grant } from './grant.js';
import { readRoles } from './role.js';

const policies = new Map<string, DataPolicy>([
  ['Query.loans', { item: 'L.Loan', level: 'L2' }],
  ['Loan.reader', { item: 'L.Loan', level: 'L3', f: 1, mask: 'NAME' }],
  ['LoanFilter.shelf', { item: 'L.Shelf', level: 'L1' }],
  ['LoanFilter.lent', { item: 'L.Dates', level: 'L2' }],
  ['LoanFilter.reader', { item: 'L.Loan', level: 'L3', f: 1, mask: 'NAME' }],
]);
const principal = { id: 'U1', role: 'CLERK', department: 'M' } as Principal;
const columns = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`f${i + 1}`, i === 0 ? 'M' : 'F']));
const grant = (id: string, items: string[]): Grant => ({
  id,
  provider: 'L',
  requester: 'M',
  items,
  purposes: ['*'],
  validFrom: '2020-01-01',
  validTo: '2021-01-01',
  state: 'ACTIVE',
  basis: 'an agreement',
});
const use = (coordinate: string, below: ArgumentUse['below'] = [['Query.loans']]): ArgumentUse => ({
  coordinate,
  path: `loans(filter.${coordinate.split('.')[1]})`,
  below,
});
const decide = (argumentUses: readonly ArgumentUse[], grants = [grant('G1', ['L.Loan']), grant('G2', ['L.Shelf'])]) =>
  authorizeRequest({
    coordinates: ['Query.loans'],
    argumentUses,
    policies,
    principal,
    purpose: 'READING',
    roles: readRoles(JSON.stringify({ CLERK: { columns } })),
    grants,
    registered: false,
    asOf: new Date('2020-09-23T10:00:00Z'),
  });

function refusal(run: () => unknown): GatewayError {
  try {
    run();
  } catch (cause) {
    if (cause instanceof GatewayError) return cause;
    throw cause;
  }
  throw new Error('Nothing was refused.');
}

test('a filter on an item that is granted is allowed, and its grant is in use', () => {
  expect(decide([use('LoanFilter.shelf')]).grantsInUse).toEqual(['G1', 'G2']);
  expect(decide([]).grantsInUse).toEqual(['G1']);
});

test('a filter on an item without a grant refuses the request and says where, what and whom to ask', () => {
  const error = refusal(() => decide([use('LoanFilter.shelf'), use('LoanFilter.lent')]));
  expect([error.code, error.status]).toEqual(['FORBIDDEN', 403]);
  expect(error.errors).toEqual([
    {
      message:
        'The argument at loans(filter.lent) looks at L.Dates, which you may not read in full. Leave it out, or ask the data steward of L.',
      extensions: {
        code: 'FORBIDDEN',
        argument: 'loans(filter.lent)',
        coordinate: 'LoanFilter.lent',
        item: 'L.Dates',
        rule: 'NO_GRANT',
        ask: 'the data steward of L',
      },
    },
  ]);
});

test('a value that may be read only masked is not filtered by, because the answers would tell it', () => {
  expect(refusal(() => decide([use('LoanFilter.reader')])).errors).toMatchObject([{ extensions: { rule: 'ROLE_f1' } }]);
});

test('arguments of a field that is denied itself refuse nothing, because it is not fetched', () => {
  const decision = decide([use('LoanFilter.lent')], []);
  expect([...decision.denied]).toEqual(['Query.loans']);
});

test('a field of an abstract type counts as denied only when every type denies it', () => {
  const below = [['Holding.loans'], ['Query.loans', 'Loan.reader']];
  expect(refusal(() => decide([use('LoanFilter.lent', below)], [])).code).toBe('FORBIDDEN');
});

test('the decision about fields holds nothing of the arguments, so plans stay shared', () => {
  const { denied, sent } = decide([use('LoanFilter.shelf')]);
  expect([[...denied], sent]).toEqual([[], {}]);
});
