import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCity } from './city/create-city.js';
import type { Table } from './city/row.js';
import { SIZES, type Size } from './city/size.js';
import { isLoaded, loadDepartment } from './load/load-department.js';
import { createProgress } from './load/progress.js';
import { AS_OF } from './time.js';

const DEPARTMENTS = ['public_security', 'judicial_mediation', 'civil_affairs', 'petitions'] as const;

/** Loads a data set into the four databases; those that hold it already are left alone. Writes `DATA_DIR/dataset.json`. */
async function load(environment: NodeJS.ProcessEnv): Promise<void> {
  const size = SIZES[(environment['DATASET'] ?? 'M') as Size['name']];
  if (!size) throw new Error(`DATASET is ${environment['DATASET']}: choose S, M or L`);
  const urls = new Map(
    DEPARTMENTS.map((name) => [name, environment[`DATABASE_URL_${name.toUpperCase()}`] ?? missing(name)]),
  );
  const missingIn: Table['department'][] = [];
  for (const [name, url] of urls) if (!(await isLoaded(url, size))) missingIn.push(name);
  const dataDir = environment['DATA_DIR'] ?? '.data';
  if (missingIn.length === 0 && (await manifestFits(dataDir, size))) {
    process.stderr.write(`data set ${size.name} is loaded\n`);
    return;
  }
  const city = createCity(size);
  const tables = city.tables.filter(({ department }) => missingIn.includes(department));
  if (missingIn.length > 0) {
    const progress = createProgress(
      size.incidents * 3 +
        size.mediationCases * 4 +
        size.petitions * 6 +
        size.persons +
        size.aidApplications +
        size.grids +
        size.mediators * 2,
    );
    for (const name of missingIn) await loadOne(name, urls.get(name) as string, tables, size, progress);
    progress.end();
  }
  await writeManifest(dataDir, {
    source: '重庆法制报 2020-09-23',
    date: '2020-09-23',
    asOf: AS_OF,
    size: size.name,
    seed: size.seed,
    assignedCaseNos: city.assignedCaseNos,
  });
}

async function loadOne(
  name: Table['department'],
  url: string,
  tables: readonly Table[],
  size: Size,
  progress: ReturnType<typeof createProgress>,
): Promise<void> {
  try {
    await loadDepartment(
      url,
      tables.filter(({ department }) => department === name),
      size,
      progress,
    );
  } catch (cause) {
    throw new Error(`${name} was not loaded, its database is as before: ${(cause as Error).message}`, { cause });
  }
}

async function writeManifest(dataDir: string, manifest: object): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'dataset.json.new'), `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(join(dataDir, 'dataset.json.new'), join(dataDir, 'dataset.json'));
}

/** Whether the manifest beside the databases is of this size: making the city again takes seconds. */
async function manifestFits(dataDir: string, size: Size): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(dataDir, 'dataset.json'), 'utf8')) as {
      size: string;
      seed: number;
    };
    return manifest.size === size.name && manifest.seed === size.seed;
  } catch {
    return false;
  }
}

function missing(name: string): never {
  throw new Error(`DATABASE_URL_${name.toUpperCase()} is not set: see docs/contracts.md §1`);
}

try {
  await load(process.env);
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
