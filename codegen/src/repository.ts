import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, with a slash at its end. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/** A generated file: path from the root → text. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** The folders of the workspaces that package.json names, from the root; `subgraphs/*` is each folder with a package. */
export function workspaceFolders(root = repositoryRoot): readonly string[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] };
  const isPackage = (folder: string): boolean => existsSync(join(root, folder, 'package.json'));
  return workspaces.flatMap((pattern) => globSync(pattern, { cwd: root }).filter(isPackage).sort());
}
