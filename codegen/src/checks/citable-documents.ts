/** What can be cited of a document under `docs/`. */
export interface CitableDocument {
  /** numbers of its sections: `2` and `2.1` of headings, `0.7` of the seventh entry of a list below heading 0 */
  readonly sections: ReadonlySet<string>;
  /** numbers of headings such as `### Law 5: …` of docs/architecture.md */
  readonly laws: ReadonlySet<string>;
}

const HEADING = /^#{1,6} (?<number>\d+(?:\.\d+)*)\.? /;
const LAW = /^#{1,6} Law (?<number>\d+)\b/;
const ENTRY = /^(?<number>\d+)\. /;

/** The documents under `docs/`, by path. `files` are the texts of the repository, by path. */
export function citableDocuments(files: ReadonlyMap<string, string>): ReadonlyMap<string, CitableDocument> {
  const documents = [...files].filter(([path]) => path.startsWith('docs/') && path.endsWith('.md'));
  return new Map(documents.map(([path, text]) => [path, citableIn(text)]));
}

function citableIn(text: string): CitableDocument {
  const sections = new Set<string>();
  const laws = new Set<string>();
  let heading: string | undefined;
  let fenced = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    if (fenced) continue;
    const law = LAW.exec(line)?.groups?.['number'];
    if (law) laws.add(law);
    const number = HEADING.exec(line)?.groups?.['number'];
    if (number) sections.add((heading = number));
    const entry = ENTRY.exec(line)?.groups?.['number'];
    if (entry && heading !== undefined) sections.add(`${heading}.${entry}`);
  }
  return { sections, laws };
}
