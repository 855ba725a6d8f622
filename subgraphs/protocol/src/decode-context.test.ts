import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeContext } from './decode-context.js';
import { encodeContext } from './encode-context.js';
import { SENT_DECISIONS, type SignedContext } from './signed-context.js';

const FACTS: Omit<SignedContext, 'v'> = {
  requestId: 'r',
  principal: {
    id: 'P2',
    role: 'STATION_OFFICER',
    department: 'PS',
    orgCode: '500108-PS-0101',
    areaScope: ['500108'],
    network: 'POLICE_NET',
    mfa: true,
    assignedCaseNos: [],
  },
  purpose: null,
  grants: [],
  decisions: {},
  asOf: '2020-09-23T18:00:00+08:00',
};
const header = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('what is encoded is decoded again, in any script', () => {
  const text = fc.string({ unit: 'grapheme' });
  const texts = fc.array(text, { maxLength: 3 });
  fc.assert(
    fc.property(
      fc.record({
        requestId: text,
        principal: fc.record({
          id: text,
          role: text,
          department: text,
          orgCode: text,
          areaScope: texts,
          network: text,
          mfa: fc.boolean(),
          assignedCaseNos: texts,
        }),
        purpose: fc.option(text),
        grants: texts,
        decisions: fc.dictionary(fc.stringMatching(/^[A-Z][a-z]*\.[a-z]+$/), fc.constantFrom(...SENT_DECISIONS), {
          noNullPrototype: true,
        }),
        asOf: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        reason: text,
      }),
      (facts) => {
        expect(decodeContext(encodeContext(facts))).toEqual({ v: 1, ...facts });
      },
    ),
  );
});

test.each<[string, unknown]>([
  ['another version', { ...FACTS, v: 2 }],
  ['no version', FACTS],
  ['no principal', { ...FACTS, v: 1, principal: undefined }],
  ['a list for the principal', { ...FACTS, v: 1, principal: [] }],
  ['no role', { ...FACTS, v: 1, principal: { ...FACTS.principal, role: undefined } }],
  ['a scope that is one text', { ...FACTS, v: 1, principal: { ...FACTS.principal, areaScope: '500108' } }],
  ['a scope of numbers', { ...FACTS, v: 1, principal: { ...FACTS.principal, areaScope: [500108] } }],
  ['mfa as text', { ...FACTS, v: 1, principal: { ...FACTS.principal, mfa: 'false' } }],
  ['no grants', { ...FACTS, v: 1, grants: undefined }],
  ['an unknown decision', { ...FACTS, v: 1, decisions: { 'Person.name': 'SHOW' } }],
  ['a decision as a list', { ...FACTS, v: 1, decisions: ['ALLOW'] }],
  ['no purpose at all', { ...FACTS, v: 1, purpose: undefined }],
  ['a moment that is none', { ...FACTS, v: 1, asOf: 'today' }],
  ['a case number that is not text', { ...FACTS, v: 1, caseNo: 7 }],
  ['nothing', null],
  ['text', 'context'],
])('a context with %s is none', (_what, context) => {
  expect(decodeContext(header(context))).toBeUndefined();
});

test.each(['', '{"v":1}', '%%%', Buffer.from('{"v":1').toString('base64url')])(
  '%j is not a context in base64url',
  (text) => {
    expect(decodeContext(text)).toBeUndefined();
  },
);
