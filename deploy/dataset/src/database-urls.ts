import { readFileSync } from 'node:fs';

const MANIFEST = new URL('../../../subgraphs/manifest.json', import.meta.url);

/**
 * The database of each department of `subgraphs/manifest.json`, from the settings `DATABASE_URL_PUBLIC_SECURITY`, …
 * (docs/contracts.md §1). Throws with the name of the first that is not set.
 * @returns department → URL
 */
export function databaseUrls(environment: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  const departments = JSON.parse(readFileSync(MANIFEST, 'utf8')) as readonly { readonly name: string }[];
  return new Map(
    departments.map(({ name }) => {
      const setting = `DATABASE_URL_${name.replaceAll('-', '_').toUpperCase()}`;
      const url = environment[setting];
      if (!url) throw new Error(`${setting} is not set: see docs/contracts.md §1`);
      return [name, url];
    }),
  );
}
