import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { composeFindings } from '../src/checks/compose-file.js';
import { dockerfileFindings } from '../src/checks/dockerfile.js';
import { subgraphFindings } from '../src/checks/subgraph-manifest.js';
import { composeSupergraph } from '../src/compose-supergraph.js';
import { loadDepartments } from '../src/departments.js';
import { deploymentFiles } from '../src/deployment/deployment-files.js';
import { printSubgraphs } from '../src/print-subgraphs.js';
import { repositoryRoot, workspaceFolders } from '../src/repository.js';
import { createScratchRepository, type ScratchRepository } from './support/scratch-repository.js';

/** What a fifth department costs: this entry, and a folder of its own. */
const ENTRY = { name: 'urban-management', code: 'UM', title: { en: 'Urban management', zh: '城市管理' } };
const SUBGRAPH = 'subgraphs/urban-management/src/subgraph.ts';
const SOURCE = `
import { Attribute, everyRow, GovernedRow, GraphEntity, Key, rowScope } from '@shiyu/kit';

@GraphEntity({
  table: 'street_order',
  description: 'An order to put a street in order. 整治通知',
  item: 'UM.StreetOrder',
  level: 'L1',
  detail: 'streetOrder',
  list: 'streetOrders',
})
export class StreetOrder extends GovernedRow {
  @Key('Its number. 编号', { pattern: /^ZZ\\d{4}$/ }) orderNo!: string;
  @Attribute('What is to be done. 事由') reason!: string;
}

export const subgraph = {
  name: 'urban-management',
  entities: [StreetOrder],
  foreignEntities: [],
  resolvers: [],
  scopes: [rowScope(StreetOrder, [{ who: {}, rows: everyRow }])],
  folder: new URL('../', import.meta.url),
};
`;
const GENERATED = ['deploy/compose.yaml', 'deploy/Dockerfile', 'deploy/.env.example', 'docs/contracts.md'];

let scratch: ScratchRepository;
beforeAll(() => {
  scratch = createScratchRepository();
  const manifest = JSON.parse(scratch.read('subgraphs/manifest.json')) as unknown[];
  scratch.write('subgraphs/manifest.json', JSON.stringify([...manifest, ENTRY]));
  scratch.write(
    'subgraphs/urban-management/package.json',
    JSON.stringify({ name: '@shiyu/urban-management', version: '0.1.0', type: 'module' }),
  );
  scratch.write(SUBGRAPH, SOURCE);
  scratch.compile(SUBGRAPH);
});
afterAll(() => scratch.remove());

const changed = (): string[] =>
  [...deploymentFiles(scratch.root)].filter(([path, text]) => scratch.read(path) !== text).map(([path]) => path);
const imported = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(scratch.root, path)).href)) as T;

test('it is a workspace, and the manifest and the folders agree', () => {
  expect(workspaceFolders(scratch.root)).toEqual(
    workspaceFolders().toSpliced(workspaceFolders().indexOf('codegen'), 0, 'subgraphs/urban-management'),
  );
  expect(subgraphFindings(scratch.root)).toEqual([]);
});

test('composition has it beside the four', async () => {
  const supergraph = composeSupergraph(printSubgraphs(await loadDepartments(scratch.root)));
  expect(supergraph).toContain('@join__graph(name: "urban-management", url: "http://urban-management:4000/graphql")');
  expect(supergraph).toContain('@join__graph(name: "petitions", url: "http://petitions:4000/graphql")');
  expect(supergraph).toMatch(/type StreetOrder\n.*@join__type\(graph: URBAN_MANAGEMENT, key: "orderNo"\)/);
});

test('the launcher makes its key and its password, and builds it', async () => {
  const repository = await imported<{ DEPARTMENTS: string[]; databaseName(department: string): string }>(
    'deploy/local/repository.mjs',
  );
  expect(repository.DEPARTMENTS).toEqual([
    'public-security',
    'judicial-mediation',
    'civil-affairs',
    'petitions',
    'urban-management',
  ]);
  expect(repository.databaseName('urban-management')).toBe('urban_management');

  type MakeSecrets = (dataDir: string) => Record<string, string>;
  const secrets =
    await imported<Record<'ensureSigningKeys' | 'ensurePasswords', MakeSecrets>>('deploy/local/secrets.mjs');
  for (const ensure of [secrets.ensureSigningKeys, secrets.ensurePasswords])
    expect(ensure(join(scratch.root, '.data'))['urban-management']).toMatch(/^[\w-]{43}$/);

  const build = await imported<{ workspaceFolders(root: string): string[] }>(
    'deploy/local/install/workspace-folders.mjs',
  );
  expect(build.workspaceFolders(scratch.root)).toEqual(workspaceFolders(scratch.root));
});

test('the data set wants its database', async () => {
  const { databaseUrls } = await imported<{
    databaseUrls: (environment: Record<string, string>) => ReadonlyMap<string, string>;
  }>('deploy/dataset/dist/database-urls.js');
  const ofFour = Object.fromEntries(
    ['PUBLIC_SECURITY', 'JUDICIAL_MEDIATION', 'CIVIL_AFFAIRS', 'PETITIONS'].map((name) => [
      `DATABASE_URL_${name}`,
      'four',
    ]),
  );
  expect(() => databaseUrls(ofFour)).toThrow('DATABASE_URL_URBAN_MANAGEMENT is not set');
  expect(databaseUrls({ ...ofFour, DATABASE_URL_URBAN_MANAGEMENT: 'five' }).get('urban-management')).toBe('five');
});

test('the containers lack it until codegen writes it, and keep all rules afterwards', () => {
  expect(changed()).toEqual(GENERATED);
  for (const [path, text] of deploymentFiles(scratch.root)) scratch.write(path, text);
  expect(changed()).toEqual([]);

  expect(dockerfileFindings(scratch.read('deploy/Dockerfile'), workspaceFolders(scratch.root))).toEqual([]);
  expect(scratch.read('docs/contracts.md')).toContain('- `urban-management` (UM): Urban management 城市管理;');
  const text = scratch.read('deploy/compose.yaml');
  expect(composeFindings(text, scratch.read('deploy/.env.example'))).toEqual([]);
  const { services } = parseDocument(text, { merge: true }).toJS() as {
    services: Record<string, Record<string, never>>;
  };
  const url = 'postgresql://urban_management:${DATABASE_PASSWORD_URBAN_MANAGEMENT:?}@postgres:5432/urban_management';
  expect(services).toMatchObject({
    databases: { environment: { DATABASE_URL_URBAN_MANAGEMENT: url } },
    dataset: {
      environment: { DATABASE_URL_URBAN_MANAGEMENT: url },
      depends_on: { 'migrate-urban-management': { condition: 'service_completed_successfully' } },
    },
    'migrate-urban-management': { restart: 'no', read_only: true, environment: { DATABASE_URL: url } },
    'urban-management': {
      restart: 'unless-stopped',
      read_only: true,
      environment: { DATABASE_URL: url, SIGNING_KEY: '${SIGNING_KEY_URBAN_MANAGEMENT:?}', AS_OF: '${AS_OF:-}' },
      healthcheck: { retries: 5 },
    },
    gateway: { depends_on: { 'urban-management': { condition: 'service_healthy' } } },
  });
  const { SUBGRAPH_URLS, SIGNING_KEYS } = services['gateway']?.['environment'] as unknown as Record<string, string>;
  expect(JSON.parse(SUBGRAPH_URLS ?? '')).toHaveProperty('urban-management', 'http://urban-management:4000/graphql');
  expect(JSON.parse(SIGNING_KEYS ?? '')).toHaveProperty('urban-management', '${SIGNING_KEY_URBAN_MANAGEMENT}');
});

test('lint keeps it from other departments, from the gateway, and from the protocol beneath the kit', () => {
  const foreign = ['petitions', 'gateway', 'protocol', 'kit'];
  const imports = foreign.map((name) => `import * as ${name} from '@shiyu/${name}';`).join('\n');
  const file = 'subgraphs/urban-management/src/borders.ts';
  scratch.write(file, `${imports}\nexport const all = [${foreign.join(', ')}];\n`);
  const { stdout } = spawnSync(
    process.execPath,
    [join(repositoryRoot, 'node_modules/oxlint/bin/oxlint'), '--format=unix', file],
    { cwd: scratch.root, encoding: 'utf8' },
  );
  const refused = [...stdout.matchAll(/'@shiyu\/(\w+)' import is restricted/g)].map(([, name]) => name);
  expect(refused).toEqual(['petitions', 'gateway', 'protocol']);
});

test('a folder without entry, an entry without folder, a package of another name and an item of nobody are found', () => {
  const manifest = scratch.read('subgraphs/manifest.json');
  const entries = JSON.parse(manifest) as (typeof ENTRY)[];
  const withEntries = (changedEntries: readonly object[]): readonly string[] => {
    scratch.write('subgraphs/manifest.json', JSON.stringify(changedEntries));
    try {
      return subgraphFindings(scratch.root);
    } finally {
      scratch.write('subgraphs/manifest.json', manifest);
    }
  };
  expect(withEntries(entries.slice(0, 4))).toEqual([
    'subgraphs/urban-management is not declared; add it to subgraphs/manifest.json.',
  ]);
  expect(withEntries([...entries, { ...ENTRY, name: 'sharing', code: 'SH' }])).toEqual([
    'subgraphs/manifest.json declares sharing, but there is no subgraphs/sharing/package.json.',
  ]);
  expect(withEntries(entries.map((entry) => (entry.code === 'PS' ? { ...entry, code: 'GA' } : entry)))).toContainEqual(
    'schema/subgraphs/public-security.graphql: the item PS.PoliceStation begins with the code of no department.',
  );
  expect(() => withEntries([...entries, { ...ENTRY, name: 'urban management' }])).toThrow(
    'subgraphs/manifest.json: entry 6 (urban management) needs a name in lower case',
  );
  expect(() => withEntries([...entries, { ...ENTRY, code: 'um' }])).toThrow('needs a code');
  expect(() => withEntries([...entries, { ...ENTRY, title: { en: 'Only one' } }])).toThrow('needs a title');
  expect(() => withEntries([...entries, { ...ENTRY, name: 'another' }])).toThrow('the name or the code of another');
});
