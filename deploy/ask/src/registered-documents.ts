import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A document that clients may run by its id (schema/persisted-documents.json). */
export interface RegisteredDocument {
  /** SHA-256 of the text */
  readonly id: string;
  /** path below schema/operations without `.graphql` */
  readonly name: string;
  readonly text: string;
}

const MANIFEST = fileURLToPath(new URL('../../../schema/persisted-documents.json', import.meta.url));

/** All registered documents, by name. */
export async function readRegisteredDocuments(): Promise<readonly RegisteredDocument[]> {
  const { documents } = JSON.parse(await readFile(MANIFEST, 'utf8')) as {
    readonly documents: Readonly<Record<string, { readonly name: string; readonly text: string }>>;
  };
  return Object.entries(documents)
    .map(([id, { name, text }]) => ({ id, name, text }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
