import * as fc from 'fast-check';
import { choices, chooser } from './choices.mjs';
import { operation } from './operation.mjs';

const TOKENS = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '!',
  '$',
  '@',
  '...',
  '|',
  '&',
  '=',
  '"',
  '"""',
  '\\',
  '#',
  '\n',
  ',',
  '\ufeff',
  '\u0000',
  '漢',
  'on',
  'query',
  'mutation',
  'subscription',
  'fragment',
  'true',
  'null',
  '__typename',
  '__proto__',
  '__schema',
  '$on',
  '0x1',
  '-',
  '01',
  '1.',
  '1e',
  '"\\u{110000}"',
  '"\\ud800"',
  '@include(if: 1)',
  '@defer',
  '@oneOf',
  '@skip(if: $nobody)',
  'F0',
  '...F0',
  '{ me { id } }',
];
const EDITS = ['drop', 'double', 'replace', 'insert', 'swap', 'cut'];

const edit = fc.record({ at: fc.nat(9_999), how: fc.constantFrom(...EDITS), token: fc.constantFrom(...TOKENS) });

function edited(text, edits) {
  const tokens = text.match(/\.\.\.|[\w$]+|"(?:[^"\\]|\\.)*"|\S/g) ?? [];
  for (const { at, how, token } of edits) {
    const i = at % Math.max(1, tokens.length);
    if (how === 'drop') tokens.splice(i, 1);
    if (how === 'double') tokens.splice(i, 0, tokens[i] ?? '');
    if (how === 'replace') tokens[i] = token;
    if (how === 'insert') tokens.splice(i, 0, token);
    if (how === 'swap' && i > 0) [tokens[i - 1], tokens[i]] = [tokens[i], tokens[i - 1]];
    if (how === 'cut') tokens.length = i;
  }
  return tokens.join(' ');
}

/** Documents of one pattern, of any size. */
const PATTERNS = {
  fields: (n) => `{ ${'me { friends { '.repeat(n / 2)} id ${'} }'.repeat(n / 2)} }`,
  inline: (n) => `{ ${'... { '.repeat(n)} touch: me { id } ${' }'.repeat(n)} }`,
  cycle: (n) =>
    `{ ...F0 } ${Array.from({ length: n }, (_, i) => `fragment F${i} on Query { me { id } ...F${(i + 1) % n} }`).join(' ')}`,
  doubling: (n) =>
    `{ ...F0 } ${Array.from({ length: n }, (_, i) => `fragment F${i} on Query { ...F${i + 1} a: me { id } ...F${i + 1} }`).join(' ')} fragment F${n} on Query { me { id } }`,
  aliases: (n) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: me { id }`).join(' ')} }`,
  equal: (n) => `{ ${'me { name } '.repeat(n)} }`,
  conflicts: (n) => `{ ${Array.from({ length: n }, (_, i) => `echo(i: ${i})`).join(' ')} }`,
  directives: (n) => `{ me ${'@include(if: true) '.repeat(n)} { id } }`,
  variables: (n) => `query (${Array.from({ length: n }, (_, i) => `$v${i}: Int`).join(' ')}) { me { id } }`,
  list: (n) => `{ echo(json: ${'['.repeat(n)}${']'.repeat(n)}) }`,
  input: (n) => `{ echo(in: ${'{not: '.repeat(n)}{age: 1}${'}'.repeat(n)}) }`,
  type: (n) => `query ($v: ${'['.repeat(n)}Int${']'.repeat(n)}) { me { id } }`,
  brackets: (n) => '{'.repeat(n),
  number: (n) => `{ echo(i: ${'9'.repeat(n + 1)}) }`,
  name: (n) => `{ ${'z'.repeat(n + 1)} }`,
  string: (n) => `{ echo(s: "${'漢'.repeat(n)}") }`,
  comment: (n) => `# ${'x'.repeat(n)}\n{ me { id } }`,
  introspection: (n) => `{ __type(name: "Person") { ${'fields { type { '.repeat(n)} name ${'} }'.repeat(n)} } }`,
  operations: (n) => Array.from({ length: n + 1 }, (_, i) => `query Q${i} { me { id } }`).join(' '),
};

/**
 * @param {import('graphql').GraphQLSchema} schema
 * @returns {{ query: string, variables: object }} the document that a description stands for
 */
export function documentOf(schema, { numbers, edits, pattern, size }) {
  if (pattern !== undefined) return { query: PATTERNS[pattern](size), variables: {} };
  const { query, variables } = operation(schema, chooser(numbers));
  return { query: edits.length > 0 ? edited(query, edits) : query, variables };
}

/** Descriptions of documents: as many whole as edited, and some of one pattern. */
export const documentModel = fc.oneof(
  { weight: 4, arbitrary: fc.record({ numbers: choices, edits: fc.constant([]) }) },
  { weight: 4, arbitrary: fc.record({ numbers: choices, edits: fc.array(edit, { minLength: 1, maxLength: 5 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      pattern: fc.constantFrom(...Object.keys(PATTERNS)),
      size: fc.oneof(fc.nat(60), fc.integer({ min: 60, max: 6_000 })),
    }),
  },
);
