import { dirname } from 'node:path/posix';
import { repositoryRoot } from '../repository.js';
import { readTextFiles } from '../text-files.js';
import type { Check } from './check.js';
import { citableDocuments, type CitableDocument } from './citable-documents.js';

/** What the texts of the repository cite is in the repository: documents, their sections, laws, decisions. */
export const citations: Check = {
  name: 'citations',
  run: async () => citationFindings(readTextFiles(repositoryRoot)),
};

/** Where the laws are. */
const ARCHITECTURE = 'docs/architecture.md';

const SECTION = String.raw`§\d+(?:\.\d+)*(?:–\d+(?:\.\d+)*)?`;
/** Blanks, a line's end with the marks of a comment after it, or what joins two sections. */
const GAP = String.raw`(?:,|,? and)?\s+(?:(?:\*|//|#)\s+)?`;
const DOCUMENT = new RegExp(
  String.raw`(?<![\w/.-])(?:\.{1,2}/)*(?<path>docs/[\w./-]+\.md)\x60?(?<sections>(?:${GAP}${SECTION})*)`,
  'g',
);
/** A document without a folder; those in capitals (README.md) are at home in many. */
const BARE_DOCUMENT = /(?<![\w/.@-])(?<name>[a-z][a-z0-9-]*)\.md\b/g;
const LAWS = /\blaws? (?<numbers>\d+(?:(?:, | and |–)\d+)*)/gi;
const DECISION = /\bADR (?<number>\d{4})\b/g;
const CODE_SPAN = /`(?<code>[^`\n]+)`/g;
/** The number in a path is an example. */
const PLACEHOLDER = /NNNN|[*<>{}…\s]/;

/** A place in a text, and what is wrong there. */
type Problem = readonly [index: number, problem: string];

/** One line for each citation that leads nowhere. `files` are all texts of the repository, by path from its root. */
export function citationFindings(files: ReadonlyMap<string, string>): readonly string[] {
  const documents = citableDocuments(files);
  return [...files].flatMap(([path, text]) =>
    [
      ...documentProblems(text, documents),
      ...bareProblems(path, text, files),
      ...shortProblems(text, documents),
      ...lawProblems(path, text, documents.get(ARCHITECTURE)),
      ...decisionProblems(text, documents),
      ...(dirname(path) === 'docs' ? pathProblems(text, files) : []),
    ]
      .sort(([a], [b]) => a - b)
      .map(([index, problem]) => `${path}:${lineAt(text, index)}: ${problem}`),
  );
}

/** A path below `docs/`, and what follows it: `§2.1, §3–4`. */
function documentProblems(text: string, documents: ReadonlyMap<string, CitableDocument>): readonly Problem[] {
  return matches(DOCUMENT, text).flatMap(([index, { path = '', sections = '' }]): Problem[] => {
    if (PLACEHOLDER.test(path)) return [];
    const document = documents.get(path);
    if (!document) return [[index, `there is no ${path}.`]];
    const numbers = sections.match(/\d+(?:\.\d+)*/g) ?? [];
    return numbers
      .filter((number) => !document.sections.has(number))
      .map((number) => [index, `${path} has no §${number}.`]);
  });
}

/** A name without a folder, which has to be at the root or beside the text that names it. */
function bareProblems(path: string, text: string, files: ReadonlyMap<string, string>): readonly Problem[] {
  return matches(BARE_DOCUMENT, text).flatMap(([index, { name = '' }]): Problem[] => {
    const file = `${name}.md`;
    if (files.has(file) || (dirname(path) !== 'docs' && files.has(`${dirname(path)}/${file}`))) return [];
    const meant = files.has(`docs/${file}`) ? ` Write docs/${file}.` : '';
    return [[index, `there is no ${file} here.${meant}`]];
  });
}

/** A section of a document that is named without its path: `contracts` before a section sign. */
function shortProblems(text: string, documents: ReadonlyMap<string, CitableDocument>): readonly Problem[] {
  const names = [...documents.keys()].flatMap((path) => /^docs\/([\w-]+)\.md$/.exec(path)?.[1] ?? []);
  if (names.length === 0) return [];
  const short = new RegExp(String.raw`(?<![\w/.-])(?<name>${names.join('|')}) (?<section>${SECTION})`, 'gi');
  return matches(short, text).map(([index, { name = '', section = '' }]) => [
    index,
    `"${name} ${section}" names no file. Write docs/${name.toLowerCase()}.md ${section}.`,
  ]);
}

/** `law 5`, in a text that says where the laws are. */
function lawProblems(path: string, text: string, architecture: CitableDocument | undefined): readonly Problem[] {
  return matches(LAWS, text).flatMap(([index, { numbers = '' }]): Problem[] => {
    const unknown = numbers.match(/\d+/g)?.filter((number) => !architecture?.laws.has(number)) ?? [];
    if (unknown.length > 0) return unknown.map((number) => [index, `${ARCHITECTURE} has no law ${number}.`]);
    return path === ARCHITECTURE || text.includes(ARCHITECTURE)
      ? []
      : [[index, `law ${numbers} is cited without its file. Write ${ARCHITECTURE} law ${numbers}.`]];
  });
}

/** `ADR 0007` */
function decisionProblems(text: string, documents: ReadonlyMap<string, CitableDocument>): readonly Problem[] {
  return matches(DECISION, text).flatMap(([index, { number = '' }]): Problem[] =>
    [...documents.keys()].some((path) => path.startsWith(`docs/adr/${number}-`))
      ? []
      : [[index, `there is no docs/adr/${number}-….md.`]],
  );
}

/** Paths of the repository that a document under `docs/` writes as code. */
function pathProblems(text: string, files: ReadonlyMap<string, string>): readonly Problem[] {
  const folders = new Set([...files.keys()].flatMap((path) => foldersOf(path)));
  return matches(CODE_SPAN, text).flatMap(([index, { code = '' }]): Problem[] => {
    const path = code.replace(/\/$/, '');
    const [top = ''] = path.split('/');
    if (!path.includes('/') || !folders.has(top) || PLACEHOLDER.test(path)) return [];
    return files.has(path) || folders.has(path) ? [] : [[index, `there is no ${path}.`]];
  });
}

/** `a/b/c.ts` → `a`, `a/b` */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function matches(pattern: RegExp, text: string): (readonly [index: number, groups: Record<string, string>])[] {
  return [...text.matchAll(pattern)].map(({ index, groups = {} }) => [index, groups] as const);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
