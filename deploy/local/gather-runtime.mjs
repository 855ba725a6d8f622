import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceFolders } from './install/workspace-folders.mjs';
import { ROOT } from './repository.mjs';

/**
 * `node deploy/local/gather-runtime.mjs WORKSPACE TARGET`: copies what a built workspace needs to run, besides packages:
 * itself and the workspaces it depends on without their sources, the schema, the manifest of the departments, and these
 * programs. Used by the Dockerfile.
 */
const NOT_FOR_RUNTIME = new Set(['src', 'test', 'bench', 'node_modules', '.turbo']);
const [workspace, target] = process.argv.slice(2);
const manifestOf = (folder) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
const workspaces = workspaceFolders(ROOT);
const folderOf = Object.fromEntries(workspaces.map((folder) => [manifestOf(folder).name, folder]));

if (!workspaces.includes(workspace) || !target) {
  process.stderr.write(
    `WORKSPACE is "${workspace ?? ''}"; it takes one of ${workspaces.join(', ')}, and then a folder to copy to.\n`,
  );
  process.exit(1);
}

for (const folder of [...needed(workspace), 'schema', 'deploy/local']) {
  for (const entry of existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : []) {
    if (NOT_FOR_RUNTIME.has(entry) || /\.test\.|^tsconfig/.test(entry)) continue;
    mkdirSync(join(target, folder), { recursive: true });
    cpSync(join(ROOT, folder, entry), join(target, folder, entry), { recursive: true });
  }
}

// Which departments there are: the programs of deploy/local and the data set read it.
mkdirSync(join(target, 'subgraphs'), { recursive: true });
cpSync(join(ROOT, 'subgraphs/manifest.json'), join(target, 'subgraphs/manifest.json'));

/** A workspace and all that it depends on, directly or not. */
function needed(folder, found = new Set()) {
  if (found.has(folder)) return found;
  found.add(folder);
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {}))
    if (folderOf[name]) needed(folderOf[name], found);
  return found;
}
