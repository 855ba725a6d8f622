import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cloneJson, isRawNumber, parseExactJson } from './exact-json.js';

describe('parseExactJson', () => {
  test.each([
    '9007199254740993',
    '-9007199254740993',
    '12345678901234567890',
    '1.50',
    '1.0',
    '0.10000000000000000555',
    '1e3',
    '1E+400',
    '-0',
    '-0.0',
    '1e-400',
    '123456789012.3456789',
  ])('%s is written as it was read, wherever it stands', (number) => {
    for (const text of [number, `[${number}]`, `{"a":{"b":[1,${number}]},"__proto__":${number}}`]) {
      expect(JSON.stringify(parseExactJson(text))).toBe(text);
      expect(JSON.stringify(cloneJson(parseExactJson(text)))).toBe(text);
    }
  });

  test.each(['0', '7', '-12', '1.5', '9007199254740991', '0.1', '123456.789'])('%s is a plain number', (number) => {
    expect(parseExactJson(number)).toBe(Number(number));
  });

  test('texts that look like numbers stay texts', () => {
    const text = '{"a":"9007199254740993","b":"1.50 1e3 -0"}';
    expect(parseExactJson(text)).toEqual(JSON.parse(text));
  });

  test('what is not JSON throws as before', () => {
    expect(() => parseExactJson('{"a":1.50')).toThrow(SyntaxError);
  });

  test('any JSON is read as JSON.parse reads it, but for the text of numbers', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const plain = (value: unknown): unknown =>
          isRawNumber(value)
            ? Number(value.rawJSON)
            : Array.isArray(value)
              ? value.map(plain)
              : typeof value === 'object' && value !== null
                ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
                : value;
        expect(plain(parseExactJson(text))).toEqual(plain(JSON.parse(text)));
      }),
    );
  });
});
