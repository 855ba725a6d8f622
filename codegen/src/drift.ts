import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeneratedFiles } from './repository.js';

/** Folders in which every file is generated. */
const GENERATED_FOLDERS = ['schema/plans', 'schema/subgraphs'];

/** How the files of a folder differ from what is generated; paths from that folder. */
export interface Drift {
  /** missing, or of another text */
  readonly changed: readonly string[];
  /** what nothing generates any more: the plan of a document that was removed */
  readonly leftOver: readonly string[];
}

/** Compares generated files with those that lie under `root`. */
export async function driftOf(generated: GeneratedFiles, root: string): Promise<Drift> {
  const changed: string[] = [];
  for (const [path, text] of generated) if ((await textOf(join(root, path))) !== text) changed.push(path);
  const present = await Promise.all(GENERATED_FOLDERS.map((folder) => filesBelow(root, folder)));
  return { changed, leftOver: present.flat().filter((path) => !generated.has(path)) };
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(unlessMissing);
}

async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(unlessMissing);
  return (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'));
}

function unlessMissing(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause;
  return undefined;
}
