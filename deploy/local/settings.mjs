import { join, resolve } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { ROOT } from './repository.mjs';

/**
 * The launcher's settings from the environment, frozen. Raises SETTING_INVALID with the setting's name and what it takes.
 * @returns {{ port: number, dataset: 'S' | 'M' | 'L', dataDir: string, databaseUrl: string | undefined }}
 */
export function readSettings(environment) {
  const port = Number(environment.PORT || '4000');
  if (!/^\d*$/.test(environment.PORT ?? '') || port > 65_535) {
    throw new LaunchError(
      'SETTING_INVALID',
      `PORT is "${environment.PORT}"; it takes a number from 0 (any free port) to 65535.`,
    );
  }
  const dataset = (environment.DATASET || 'M').toUpperCase();
  if (!['S', 'M', 'L'].includes(dataset)) {
    throw new LaunchError('SETTING_INVALID', `DATASET is "${environment.DATASET}"; it takes S, M or L.`);
  }
  const databaseUrl = environment.DATABASE_URL || undefined;
  if (databaseUrl !== undefined) requireDatabaseUrl(databaseUrl);
  return Object.freeze({ port, dataset, dataDir: dataDirectory(environment), databaseUrl });
}

/** DATA_DIR as an absolute path; default `.data` in the repository. */
export function dataDirectory(environment) {
  return environment.DATA_DIR ? resolve(environment.DATA_DIR) : join(ROOT, '.data');
}

function requireDatabaseUrl(text) {
  const form = 'it takes postgresql://user:password@host:5432/database.';
  let url;
  try {
    url = new URL(text);
  } catch {
    // The value is not repeated: it may hold a password.
    throw new LaunchError('SETTING_INVALID', `DATABASE_URL is not a URL; ${form}`);
  }
  if (!['postgresql:', 'postgres:'].includes(url.protocol) || !url.hostname) {
    throw new LaunchError('SETTING_INVALID', `DATABASE_URL names no PostgreSQL server by host; ${form}`);
  }
}
