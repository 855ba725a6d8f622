import type { SubgraphDefinition } from '@shiyu/kit';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSubgraphManifest } from './subgraph-manifest.js';
import { repositoryRoot } from './repository.js';

/**
 * What the departments of the manifest declare, from their built packages: the export `subgraph` of `dist/subgraph.js`.
 * Throws when one declares another name than the manifest gives it.
 */
export async function loadDepartments(root = repositoryRoot): Promise<readonly SubgraphDefinition[]> {
  const definitions: SubgraphDefinition[] = [];
  for (const { name } of readSubgraphManifest(root)) {
    const module = pathToFileURL(join(root, 'subgraphs', name, 'dist/subgraph.js'));
    const { subgraph } = (await import(module.href)) as { readonly subgraph: SubgraphDefinition };
    if (subgraph.name !== name)
      throw new Error(`subgraphs/${name} declares the name ${subgraph.name}; give it the name that the manifest has.`);
    definitions.push(subgraph);
  }
  return definitions;
}
