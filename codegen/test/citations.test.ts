import { expect, test } from '@jest/globals';
import { citationFindings } from '../src/checks/citations.js';

// What is made up here is put together from parts, so that this file itself cites nothing that does not exist. Laws have
// the form that docs/architecture.md gives them.
const markdown = (name: string): string => [name, 'md'].join('.');
const inDocs = (name: string): string => ['docs', markdown(name)].join('/');
const law = (numbers: string): string => ['law', numbers].join(' ');
const decision = (number: string): string => ['ADR', number].join(' ');
const section = (name: string, numbers: string): string => [name, numbers].join(' §');

const LAWS = inDocs('architecture');
const DOMAIN = inDocs('domain');

const REPOSITORY: Readonly<Record<string, string>> = {
  [LAWS]:
    '# Architecture\n\n## 4. Laws\n\n### Law 1: One\n\nKept in `kit/src/one.ts` and `kit/src/`.\n\n### Law 2: Two\n',
  [DOMAIN]:
    '# Domain\n\n## 0. Decisions\n\n1. One.\n2. Two.\n\n## 2. Parts\n\n### 2.1 Police\n\n```\n## 9. A sketch\n```\n',
  [inDocs('adr/0007-few-requests')]: '# 0007\n',
  'README.md': '',
  'kit/README.md': '',
  [`kit/${markdown('notes')}`]: '',
  'kit/src/one.ts': '',
};

/** What is reported when the repository holds one more text. */
const findings = (text: string, path = 'kit/src/two.ts'): readonly string[] =>
  citationFindings(new Map(Object.entries({ ...REPOSITORY, [path]: text })));

test.each([
  ['a document', `/** As ${DOMAIN} says. */`],
  ['a document under a relative path', `[domain](../../${DOMAIN})`],
  ['a section, and an entry of a list', `// ${section(DOMAIN, '0.2')}, §2 and §2.1: as there`],
  ['a range of sections', `\`${DOMAIN}\` §0–2`],
  ['a section on the next line of a comment', `/**\n * See ${DOMAIN}\n * §2.1.\n */`],
  ['a law, in a file that names where it is', `/** Kept (${LAWS} ${law('1')}), like ${law('2')}. */`],
  ['several laws', `${LAWS}, ${['laws', '1 and 2'].join(' ')}`],
  ['a decision', `See ${decision('0007')}.`],
  ['a document at the root', 'See README.md.'],
])('%s that exists is not reported', (_, text) => {
  expect(findings(text)).toEqual([]);
});

test.each([
  ['a pattern of paths', 'It becomes `docs/adr/NNNN-title.md`.'],
  ['a section of something else', 'RFC 9421 §2.5, specification §99'],
  ['an address on the web', `https://example.org/${inDocs('other')}`],
  ['a long run of blanks, which a careless pattern takes for ever to read', `${DOMAIN}${' '.repeat(100_000)}x`],
])('%s is left alone', (_, text) => {
  expect(findings(text)).toEqual([]);
});

test.each([
  ['a document', `\n// ${inDocs('other')}`, `kit/src/two.ts:2: there is no ${inDocs('other')}.`],
  ['a section', `${section(DOMAIN, '2')} and §2.2`, `kit/src/two.ts:1: ${DOMAIN} has no §2.2.`],
  ['an entry of a list', section(DOMAIN, '0.3'), `kit/src/two.ts:1: ${DOMAIN} has no §0.3.`],
  ['a heading inside an example', section(DOMAIN, '9'), `kit/src/two.ts:1: ${DOMAIN} has no §9.`],
  ['the end of a range', section(DOMAIN, '0–3'), `kit/src/two.ts:1: ${DOMAIN} has no §3.`],
  ['a section on the next line', ` * ${DOMAIN}\n * §7.`, `kit/src/two.ts:1: ${DOMAIN} has no §7.`],
  ['a law', `${LAWS} ${law('3')}`, `kit/src/two.ts:1: ${LAWS} has no ${law('3')}.`],
  ['one of several laws', `${LAWS} ${law('1–3')}`, `kit/src/two.ts:1: ${LAWS} has no ${law('3')}.`],
  ['a decision', decision('0008'), 'kit/src/two.ts:1: there is no docs/adr/0008-….md.'],
  ['a document without a folder', markdown('design'), `kit/src/two.ts:1: there is no ${markdown('design')} here.`],
])('%s that does not exist is reported with its line', (_, text, finding) => {
  expect(findings(text)).toEqual([finding]);
});

test('a citation that does not name its file is reported with what to write', () => {
  expect(findings(`(${law('2')})`)).toEqual([
    `kit/src/two.ts:1: ${law('2')} is cited without its file. Write ${LAWS} ${law('2')}.`,
  ]);
  expect(findings(`(${section(markdown('domain'), '2')})`)).toEqual([
    `kit/src/two.ts:1: there is no ${markdown('domain')} here. Write ${DOMAIN}.`,
  ]);
  expect(findings(`(${section('domain', '2')})`)).toEqual([
    `kit/src/two.ts:1: "${section('domain', '2')}" names no file. Write ${section(DOMAIN, '2')}.`,
  ]);
});

test('a document may be named alone by its neighbours only', () => {
  const notes = markdown('notes');
  expect(findings(`See ${notes}.`, 'kit/MORE.md')).toEqual([]);
  expect(findings(`See ${notes}.`, 'gateway/MORE.md')).toEqual([`gateway/MORE.md:1: there is no ${notes} here.`]);
});

test('the paths that a document writes as code exist, unless it is a decision of its time', () => {
  const text = '`kit/src/gone.ts`, `kit/src/one.ts`, `kit/src/<name>.ts`, `node kit/src/gone.ts`, `and/or`';
  const [document, adr] = [inDocs('parts'), inDocs('adr/0001-then')];
  expect(findings(text, document)).toEqual([`${document}:1: there is no kit/src/gone.ts.`]);
  expect(findings(text, adr)).toEqual([]);
});
