import * as fc from 'fast-check';

/** Values as JSON text, since some have no form in JavaScript: numbers of any size, names that objects have already. */
const LEAVES = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '1',
  '-1',
  '1.5',
  '1e400',
  '-1e400',
  '1E-400',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '123456789012345678901234567890',
  '0.1000000000000000055511151231257827',
  '""',
  '"1"',
  '"GOOD"',
  '"true"',
  '"漢😀"',
  '"\\ud800"',
  '"\\u0000"',
  '"</x>"',
  '"__proto__"',
  '"1e3"',
  '"\\\\"',
];
const NAMES = ['id', 'name', 'not', 'any', 'age', '__proto__', 'constructor', 'toString', '', '__typename', 'a', 'if'];

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: fc.constantFrom(...LEAVES) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((text) => JSON.stringify(text)) },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`) },
    {
      weight: 3,
      // A list of pairs: names may come twice.
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 4 })
        .map((pairs) => `{${pairs.map(([name, inner]) => `${JSON.stringify(name)}:${String(inner)}`).join(',')}}`),
    },
  ),
}));

const deep = fc
  .record({ levels: fc.integer({ min: 1, max: 20_000 }), isList: fc.boolean() })
  .map(({ levels, isList }) =>
    isList ? '['.repeat(levels) + ']'.repeat(levels) : `${'{"not":'.repeat(levels)}1${'}'.repeat(levels)}`,
  );

/** @type {fc.Arbitrary<string>} any JSON text, now and then a very deep one */
export const jsonText = fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: deep });
