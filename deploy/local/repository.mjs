import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, wherever it was cloned to (spaces and Chinese characters included). */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/** The departments' names, in the order in which `subgraphs/manifest.json` declares them (docs/contracts.md §1). */
export const DEPARTMENTS = Object.freeze(
  JSON.parse(readFileSync(join(ROOT, 'subgraphs', 'manifest.json'), 'utf8')).map(({ name }) => name),
);

/** `public-security` → `public_security`, as databases and roles are named. */
export const databaseName = (department) => department.replaceAll('-', '_');

/** `public-security` → `PUBLIC_SECURITY`, as settings end. */
export const settingSuffix = (department) => databaseName(department).toUpperCase();
