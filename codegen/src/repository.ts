import { fileURLToPath } from 'node:url';

/** The repository's root folder, with a slash at its end. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/** A generated file: path from the root → text. */
export type GeneratedFiles = ReadonlyMap<string, string>;
