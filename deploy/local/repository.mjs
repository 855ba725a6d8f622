import { fileURLToPath } from 'node:url';

/** The repository's root folder, wherever it was cloned to (spaces and Chinese characters included). */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/** The departments, in the order in which they are shown (contracts §1). */
export const DEPARTMENTS = Object.freeze(['public-security', 'judicial-mediation', 'civil-affairs', 'petitions']);

/** `public-security` → `public_security`, as databases and roles are named. */
export const databaseName = (department) => department.replaceAll('-', '_');

/** `public-security` → `PUBLIC_SECURITY`, as settings end. */
export const settingSuffix = (department) => databaseName(department).toUpperCase();
