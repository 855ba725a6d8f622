import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { applied, textOf } from '../join-spec/supergraph-document.js';

/**
 * The features of a supergraph that are honoured here (link specification §`for`). Whatever else is linked for EXECUTION or
 * SECURITY makes the supergraph unusable: its authors rely on something that would not happen.
 */
export const SUPPORTED_FEATURES: ReadonlySet<string> = new Set(
  [
    ['core', 'v0.1', 'v0.2'],
    ['join', 'v0.1', 'v0.2', 'v0.3', 'v0.4', 'v0.5'],
    ['tag', 'v0.1', 'v0.2', 'v0.3'],
    ['inaccessible', 'v0.1', 'v0.2'],
    ['context', 'v0.1'],
    ['cost', 'v0.1'],
  ].flatMap(([name, ...versions]) => versions.map((version) => `https://specs.apollo.dev/${name}/${version}`)),
);

/** Features that restrict who may read what, with or without `for: SECURITY`. */
const ACCESS_FEATURES = /^https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)(\/|$)/;

/** What a supergraph relies on and nobody here enforces, by the URLs of its features. */
export function unenforcedFeatures({ definitions }: DocumentNode): readonly string[] {
  return definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((schema) => [...applied(schema as never, 'link'), ...applied(schema as never, 'core')])
    .filter((link) => isForSecurity(link) || ACCESS_FEATURES.test(urlOf(link)))
    .map(urlOf)
    .filter((url) => !SUPPORTED_FEATURES.has(url));
}

const urlOf = (link: ConstDirectiveNode): string => textOf(link, 'url') ?? textOf(link, 'feature') ?? '';

const isForSecurity = (link: ConstDirectiveNode): boolean => textOf(link, 'for') === 'SECURITY';
