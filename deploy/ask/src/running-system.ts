import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is used here of `DATA_DIR/system.json` (docs/contracts.md §1). */
export interface RunningSystem {
  readonly dataset: string;
  /** the instant that the data set looks back from, with offset */
  readonly asOf: string;
  readonly gateway: { readonly url: string };
  /** department, as `subgraphs/manifest.json` names it → URL */
  readonly databases: Readonly<Record<string, string>>;
}

/** Where the running system keeps its files. */
export function dataDirectory(): string {
  return process.env['DATA_DIR'] || '.data';
}

/** The system that runs with a data directory. Throws when there is none. */
export async function findRunningSystem(dataDir: string): Promise<RunningSystem> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'system.json'), 'utf8')) as RunningSystem;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new Error(
      `No system runs with DATA_DIR ${dataDir}. Start it with npm start, in another terminal, and wait for "ready".`,
      { cause },
    );
  }
}
