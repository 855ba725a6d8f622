import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, workspaceFolders } from '../repository.js';
import type { Check } from './check.js';

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** The part of a package.json that this check reads. */
export type Manifest = Readonly<Partial<Record<(typeof SECTIONS)[number], Readonly<Record<string, string>>>>>;

/** Every dependency has one exact version in all workspaces. */
export const versions: Check = {
  name: 'versions',
  run: async () => {
    const read = (folder: string): Manifest =>
      JSON.parse(readFileSync(join(repositoryRoot, folder, 'package.json'), 'utf8')) as Manifest;
    const folders = ['.', ...workspaceFolders()];
    return looseOrDifferent(new Map(folders.map((folder) => [folder, read(folder)])));
  },
};

/** One line for each version that is a range, and for each dependency that has several. `manifests` are by folder. */
export function looseOrDifferent(manifests: ReadonlyMap<string, Manifest>): readonly string[] {
  const wanted = [...manifests].flatMap(([folder, manifest]) =>
    SECTIONS.flatMap((section) =>
      Object.entries(manifest[section] ?? {}).map(([name, version]) => ({ folder, name, version })),
    ),
  );
  const loose = wanted
    .filter(({ version }) => !EXACT.test(version))
    .map(
      ({ folder, name, version }) =>
        `${folder}/package.json: ${name} is "${version}"; write the exact version it runs on.`,
    );
  const different = [...Map.groupBy(wanted, ({ name }) => name)]
    .filter(([, uses]) => new Set(uses.map(({ version }) => version)).size > 1)
    .map(
      ([name, uses]) =>
        `${name} has several versions; use one: ${uses.map(({ folder, version }) => `${version} in ${folder}`).join(', ')}.`,
    );
  return [...loose, ...different];
}
