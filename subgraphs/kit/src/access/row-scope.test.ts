import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SignedPrincipal } from '@shiyu/protocol';
import { nextPrefix, ruleFor, rowScope, scopeCondition, under, underColumn } from './row-scope.js';

const digits = (least: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${least},12}$`));

test.each([
  ['500108', '500109'],
  ['5099', '51'],
  ['999', '999:'],
])('the texts that begin with %s end before %s', (prefix, next) => {
  expect(nextPrefix(prefix)).toBe(next);
});

test('the range of a prefix holds exactly the codes that begin with it', () => {
  fc.assert(
    fc.property(digits(1), digits(0), digits(0), fc.boolean(), (prefix, rest, other, below) => {
      const code = below ? prefix + rest : other;
      expect(code >= prefix && code < nextPrefix(prefix)).toBe(code.startsWith(prefix));
    }),
    { numRuns: 2_000 },
  );
});

interface Row {
  readonly areaCode: string;
}

test('one prefix is a range, several are alternatives', () => {
  expect(under<Row>('areaCode', ['500108'])).toEqual({ areaCode: { $gte: '500108', $lt: '500109' } });
  expect(under<Row>('areaCode', ['500108', '500242-JM-'])).toEqual({
    $or: [{ areaCode: { $gte: '500108', $lt: '500109' } }, { areaCode: { $like: '500242-JM-%' } }],
  });
});

test('signs that LIKE reads as wildcards are taken as they stand', () => {
  expect(under<Row>('areaCode', ['a_%\\'])).toEqual({ areaCode: { $like: 'a\\_\\%\\\\%' } });
});

test('no prefix at all lets no row through', () => {
  expect(under<Row>('areaCode', [])).toEqual({ areaCode: { $in: [] } });
});

test('a condition written in SQL gets the same as text and parameters', () => {
  expect(underColumn('t.code', ['5001', 'a_'])).toEqual(['t.code like any(array[?, ?]::text[])', ['5001%', 'a\\_%']]);
  expect(underColumn('t.code', [])).toEqual(['t.code like any(array[]::text[])', []]);
});

class Thing {}
const scope = rowScope<Thing>(Thing, [
  { who: { department: 'PS', role: 'OFFICER' }, rows: () => ({ own: true }) },
  { who: { department: 'PS' }, rows: () => ({ seen: true }), counts: () => ({}) },
  { who: { department: 'PLC' }, counts: () => ({ counted: true }) },
]);
const asked = (claims: Partial<SignedPrincipal>) => ({ principal: claims as SignedPrincipal, asOf: new Date(0) });

test('the first rule that fits the principal counts, for counts as for rows unless it says otherwise', () => {
  const officer = asked({ department: 'PS', role: 'OFFICER' });
  expect(ruleFor(scope, officer.principal)).toBe(scope.rules[0]);
  expect(scopeCondition(scope, officer, 'rows')).toEqual({ own: true });
  expect(scopeCondition(scope, officer, 'counts')).toEqual({ own: true });
  const other = asked({ department: 'PS', role: 'CLERK' });
  expect(scopeCondition(scope, other, 'rows')).toEqual({ seen: true });
  expect(scopeCondition(scope, other, 'counts')).toEqual({});
});

test('whom no rule fits has no rows, and who may only count has none either', () => {
  expect(scopeCondition(scope, asked({ department: 'JM' }), 'rows')).toBeUndefined();
  expect(scopeCondition(undefined, asked({ department: 'PS' }), 'rows')).toBeUndefined();
  expect(scopeCondition(scope, asked({ department: 'PLC' }), 'rows')).toBeUndefined();
  expect(scopeCondition(scope, asked({ department: 'PLC' }), 'counts')).toEqual({ counted: true });
});
