import { readFile } from 'node:fs/promises';
import type { RegisteredDocument } from './registered-documents.js';

/** A document to ask: a registered one has an id, the text of a file has none. */
export interface FoundDocument {
  readonly name: string;
  readonly text: string;
  readonly id?: string;
}

/**
 * Finds a document by registered name (`questions/02-diverted-disputes`, or its last part), by id (`sha256:…` or bare),
 * or as a file. Throws with the registered names when there is none, or when a last part fits several.
 */
export async function findDocument(wanted: string, registered: readonly RegisteredDocument[]): Promise<FoundDocument> {
  const exact = registered.find(({ id, name }) => name === wanted || id === wanted.replace(/^sha256:/, ''));
  if (exact) return exact;
  const [short, ...more] = registered.filter(({ name }) => name.endsWith(`/${wanted}`));
  if (short && more.length > 0) {
    throw new Error(`${wanted} fits several documents: ${[short, ...more].map(({ name }) => name).join(', ')}.`);
  }
  if (short) return short;
  try {
    return { name: wanted, text: await readFile(wanted, 'utf8') };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw new Error(`The file ${wanted} cannot be read (${code}).`, { cause });
    const names = registered.map(({ name }) => `  ${name}`).join('\n');
    throw new Error(`${wanted} is neither a registered document nor a file. Registered:\n${names}`, { cause });
  }
}
