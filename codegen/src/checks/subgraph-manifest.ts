import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSubgraphManifest, type SubgraphEntry } from '../subgraph-manifest.js';
import { repositoryRoot, workspaceFolders } from '../repository.js';
import type { Check } from './check.js';

/** Packages in `subgraphs/` that are not a department. */
const SHARED = new Set(['subgraphs/kit', 'subgraphs/protocol']);

/** Departments are those of `subgraphs/manifest.json`: each has its package, each package its entry, each item its owner. */
export const subgraphManifest: Check = {
  name: 'subgraphs',
  run: async () => subgraphFindings(repositoryRoot),
};

/** One line per finding. */
export function subgraphFindings(root: string): readonly string[] {
  const departments = readSubgraphManifest(root);
  const declared = new Set(departments.map(({ name }) => `subgraphs/${name}`));
  return [
    ...departments.flatMap((department) => packageFindings(root, department)),
    ...workspaceFolders(root)
      .filter((folder) => folder.startsWith('subgraphs/') && !SHARED.has(folder) && !declared.has(folder))
      .map((folder) => `${folder} is not declared; add it to subgraphs/manifest.json.`),
    ...itemFindings(root, departments),
  ];
}

function packageFindings(root: string, { name }: SubgraphEntry): readonly string[] {
  const file = `subgraphs/${name}/package.json`;
  if (!existsSync(join(root, file))) return [`subgraphs/manifest.json declares ${name}, but there is no ${file}.`];
  const { name: packageName } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { name?: string };
  return packageName === `@shiyu/${name}` ? [] : [`${file} has the name ${packageName}; name it @shiyu/${name}.`];
}

/** An item whose provider is not a department could be granted by nobody. */
function itemFindings(root: string, departments: readonly SubgraphEntry[]): readonly string[] {
  const codes = new Set(departments.map(({ code }) => code));
  return globSync('schema/subgraphs/*.graphql', { cwd: root }).flatMap((file) => {
    const items = readFileSync(join(root, file), 'utf8').matchAll(/@data\(item: "(([^".]*)[^"]*)"/g);
    const homeless = [...items].flatMap(([, item = '', code = '']) => (codes.has(code) ? [] : [item]));
    return [...new Set(homeless)].map((item) => `${file}: the item ${item} begins with the code of no department.`);
  });
}
