import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

/** A department as `subgraphs/manifest.json` declares it; all that is not in its own folder follows from this. */
export interface SubgraphEntry {
  /** name of its folder, its package `@shiyu/<name>`, its subgraph and its service: `public-security` */
  readonly name: string;
  /** what its catalogue items begin with, and what principals name as theirs: `PS` */
  readonly code: string;
  readonly title: { readonly en: string; readonly zh: string };
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CODE = /^[A-Z]{2,6}$/;

/** The departments in the order in which they are shown. Throws with the entry and what is wrong with it. */
export function readSubgraphManifest(root = repositoryRoot): readonly SubgraphEntry[] {
  const entries = JSON.parse(readFileSync(join(root, 'subgraphs/manifest.json'), 'utf8')) as SubgraphEntry[];
  for (const [index, { name, code, title }] of entries.entries()) {
    const fail = (what: string): never => {
      throw new Error(`subgraphs/manifest.json: entry ${index + 1} (${name}) ${what}.`);
    };
    if (!NAME.test(name)) fail('needs a name in lower case, its words joined by hyphens');
    if (!CODE.test(code)) fail('needs a code of two to six capital letters');
    if (!title?.en || !title.zh) fail('needs a title in English (en) and Chinese (zh)');
    if (entries.findIndex((other) => other.name === name || other.code === code) < index)
      fail('has the name or the code of another');
  }
  return entries;
}

/** Where a department's server answers inside a deployment; `SUBGRAPH_URLS` says otherwise elsewhere. */
export function routingUrl(name: string): string {
  return `http://${name}:4000/graphql`;
}

/** `public-security` → `public_security`, as its database and its role are named. */
export function databaseName(name: string): string {
  return name.replaceAll('-', '_');
}

/** `public-security` → `PUBLIC_SECURITY`, as its settings end. */
export function settingSuffix(name: string): string {
  return databaseName(name).toUpperCase();
}
