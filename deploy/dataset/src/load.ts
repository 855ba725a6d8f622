import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createCity } from './city/create-city.js';
import { databaseUrls } from './database-urls.js';
import type { Table } from './city/row.js';
import { SIZES, type Size } from './city/size.js';
import { GENERATOR_VERSION, loadDepartment, loadedCounts, type RowCounts } from './load/load-department.js';
import { createProgress } from './load/progress.js';
import { AS_OF } from './time.js';

/** SQLSTATE disk_full (PostgreSQL, appendix A). */
const DISK_FULL = '53100';

/** Loads a data set into the departments' databases; those that hold it already are left alone. Writes `DATA_DIR/dataset.json`. */
async function load(environment: NodeJS.ProcessEnv): Promise<void> {
  const size = SIZES[(environment['DATASET'] ?? 'M') as Size['name']];
  if (!size) throw new Error(`DATASET is ${environment['DATASET']}: choose S, M or L`);
  const urls = databaseUrls(environment);
  const counts = new Map<string, RowCounts>();
  for (const [name, url] of urls) {
    const present = await loadedCounts(url, size);
    if (present) counts.set(name, present);
  }
  const dataDir = environment['DATA_DIR'] ?? '.data';
  if (counts.size === urls.size && (await manifestFits(dataDir, size, allOf(counts)))) {
    process.stderr.write(`data set ${size.name} is loaded\n`);
    return;
  }
  const city = createCity(size);
  requireOwners(city.tables, urls);
  if (counts.size < urls.size) {
    const progress = createProgress(
      size.incidents * 3 +
        size.mediationCases * 4 +
        size.petitions * 6 +
        size.persons +
        size.aidApplications +
        size.grids +
        size.mediators * 2,
    );
    // Beside each other: while one database writes, rows are made for the next.
    const loads = [...urls]
      .filter(([name]) => !counts.has(name))
      .map(async ([name, url]) => counts.set(name, await loadOne(name, url, city.tables, size, progress)));
    // All end before a failure is told: what is complete by then stays, and is not loaded again.
    const failure = (await Promise.allSettled(loads)).find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') throw failure.reason;
    progress.end();
  }
  await writeManifest(dataDir, {
    source: '重庆法制报 2020-09-23',
    date: '2020-09-23',
    asOf: AS_OF,
    size: size.name,
    seed: size.seed,
    generator: GENERATOR_VERSION,
    counts: allOf(counts),
    assignedCaseNos: city.assignedCaseNos,
  });
}

async function loadOne(
  name: string,
  url: string,
  tables: readonly Table[],
  size: Size,
  progress: ReturnType<typeof createProgress>,
): Promise<RowCounts> {
  try {
    return await loadDepartment(
      url,
      tables.filter(({ department }) => department === name),
      size,
      progress,
    );
  } catch (cause) {
    const { message, code } = cause as Error & { code?: string };
    const advice = code === DISK_FULL ? '. Make room on the disk of the database server, then start again' : '';
    throw new Error(`${name} was not loaded, its database is as before: ${message}${advice}.`, { cause });
  }
}

async function writeManifest(dataDir: string, manifest: object): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'dataset.json.new'), `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(join(dataDir, 'dataset.json.new'), join(dataDir, 'dataset.json'));
}

/** Whether the manifest beside the databases is theirs: making the city again takes seconds. */
async function manifestFits(dataDir: string, size: Size, counts: RowCounts): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(dataDir, 'dataset.json'), 'utf8')) as Record<string, unknown>;
    return (
      manifest['size'] === size.name &&
      manifest['seed'] === size.seed &&
      manifest['generator'] === GENERATOR_VERSION &&
      isDeepStrictEqual(manifest['counts'], counts)
    );
  } catch {
    return false;
  }
}

/** The counts of all departments in one, by table in alphabetical order. */
function allOf(counts: ReadonlyMap<string, RowCounts>): RowCounts {
  const entries = [...counts.values()].flatMap((ofOne) => Object.entries(ofOne));
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Rows of a department that has no database would be left out in silence. */
function requireOwners(tables: readonly Table[], urls: ReadonlyMap<string, string>): void {
  const homeless = tables.find(({ department }) => !urls.has(department));
  if (homeless)
    throw new Error(
      `The table ${homeless.name} belongs to ${homeless.department}, which subgraphs/manifest.json does not name.`,
    );
}

try {
  await load(process.env);
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
