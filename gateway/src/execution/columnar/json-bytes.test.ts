import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { endOfValue } from './json-bytes.js';
import { COLUMNAR_FALLBACK } from './columnar-fallback.js';

/** Where the value ends, or undefined where none is recognised. */
function endOf(text: string | Buffer): number | undefined {
  try {
    return endOfValue(Buffer.from(text), 0);
  } catch (cause) {
    if (cause !== COLUMNAR_FALLBACK) throw cause;
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('the end of any JSON value is found, whatever stands after it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ',', '}', ']', ',"x":1}'), (value, after) => {
      const text = JSON.stringify(value);
      expect(endOf(text + after)).toBe(Buffer.byteLength(text));
    }),
  );
});

test('what is taken for a value is one to every other reader too', () => {
  const bytes = fc.constantFrom(...Buffer.from('"\\u0{}[]:,-+.eE19tfn \n\u0001é'));
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.tuple(fc.nat(), bytes), { maxLength: 3 }), (value, changes) => {
      const changed = Buffer.from(JSON.stringify(value));
      for (const [at, byte] of changes) changed[at % changed.length] = byte;
      const end = endOf(changed);
      expect(end === undefined || isJson(changed.toString('latin1', 0, end))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['an escape of each kind', String.raw`"\"\\\/\b\f\n\r\t\u00e9"`, 24],
  ['a number that is no integer', '-0.5e-10,', 8],
  ['an empty list in an object', '{"a":[]}', 8],
])('%s is recognised', (_, text, end) => expect(endOf(text)).toBe(end));

test.each([
  ['an open text', '"abc'],
  ['an unknown escape', String.raw`"\x"`],
  ['half an escape', String.raw`"\u00e`],
  ['a control character', '"a\u0001"'],
  ['a number with a leading zero before others', '{"a":01}'],
  ['a number without digits', '-'],
  ['a number that no double can hold', '1e400'],
  ['a wrong word', 'nul'],
  ['a comma too many', '[1,]'],
  ['a name without quotes', '{a:1}'],
  ['white space', '[1, 2]'],
  ['nesting without end', '['.repeat(10_000)],
  ['nothing', ''],
])('%s is left to others', (_, text) => expect(endOf(text)).toBeUndefined());
