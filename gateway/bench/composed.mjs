import { composeServices } from '@apollo/composition';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Starts a workload's subgraphs by `start` and composes them.
 * @returns {Promise<{ sdl: string, folder: string, file: string }>} the supergraph, and where it lies
 */
export async function startComposed({ name, subgraphs }, start) {
  const server = fileURLToPath(new URL('subgraph-server.mjs', import.meta.url));
  const urls = (await start([server, name], { cpu: 0, name: 'subgraphs' })).first.subgraphs;
  const { supergraphSdl, errors } = composeServices(subgraphs.map((part) => ({ ...part, url: urls[part.name] })));
  if (errors) throw new Error(errors.join('\n'));
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-bench-'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  return { sdl: supergraphSdl, folder, file };
}
