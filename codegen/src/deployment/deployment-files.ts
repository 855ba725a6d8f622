import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseName, readSubgraphManifest, settingSuffix, type SubgraphEntry } from '../subgraph-manifest.js';
import { repositoryRoot, type GeneratedFiles } from '../repository.js';
import { composeRegions } from './compose-regions.js';
import { fillRegions } from './fill-regions.js';

type Regions = (departments: readonly SubgraphEntry[]) => Readonly<Record<string, string>>;

const each = (departments: readonly SubgraphEntry[], line: (department: SubgraphEntry) => string): string =>
  departments.map(line).join('\n');

/** Files whose tools take static text only, so that the departments are written into them. */
const FILES: Readonly<Record<string, Regions>> = {
  'deploy/compose.yaml': composeRegions,
  'deploy/Dockerfile': (departments) => ({
    departments: each(departments, ({ name }) => `COPY subgraphs/${name}/package.json subgraphs/${name}/`),
  }),
  'deploy/.env.example': (departments) => ({
    passwords: each(departments, ({ name }) => `DATABASE_PASSWORD_${settingSuffix(name)}=`),
    'signing keys': each(departments, ({ name }) => `SIGNING_KEY_${settingSuffix(name)}=`),
  }),
  'docs/contracts.md': (departments) => ({
    departments: `\n${each(
      departments,
      ({ name, code, title }) =>
        `- \`${name}\` (${code}): ${title.en} ${title.zh}; database and role \`${databaseName(name)}\``,
    )}\n`,
  }),
};

/** The files that say of each department what its manifest entry means to them. Throws with the file and the region. */
export function deploymentFiles(root = repositoryRoot): GeneratedFiles {
  const departments = readSubgraphManifest(root);
  return new Map(
    Object.entries(FILES).map(([path, regions]) => {
      try {
        return [path, fillRegions(readFileSync(join(root, path), 'utf8'), regions(departments))];
      } catch (cause) {
        throw new Error(`${path}: ${(cause as Error).message}`, { cause });
      }
    }),
  );
}
