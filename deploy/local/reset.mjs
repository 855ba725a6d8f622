import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { dataFiles } from './data-directory.mjs';
import { printError } from './launch-error.mjs';
import { clusterFolder } from './postgres/start-postgres.mjs';
import { dataDirectory } from './settings.mjs';
import { stopSystem } from './stop-system.mjs';

/** `npm run reset`: ends the system and removes what it made in DATA_DIR; what is not ours stays and is named. */
try {
  const dataDir = dataDirectory(process.env);
  const ended = await stopSystem(dataDir);
  if (ended.length > 0) process.stdout.write(`ended: ${ended.join(', ')}\n`);
  const files = dataFiles(dataDir);
  const outside = clusterFolder(dataDir);
  const ours = [
    ...new Set(
      [...Object.values(files), files.cluster, outside].flatMap((path) => [path, `${path}.new`, `${path}.password`]),
    ),
  ];
  const present = ours.filter((path) => existsSync(path));
  for (const path of present) rmSync(path, { recursive: true, force: true });
  process.stdout.write(present.length > 0 ? `removed: ${present.join(', ')}\n` : `nothing to remove in ${dataDir}\n`);
  if (outside !== files.cluster) removeIfEmpty(dirname(outside));
  if (existsSync(dataDir)) {
    const others = readdirSync(dataDir);
    if (others.length > 0) process.stdout.write(`left, not ours: ${others.join(', ')}\n`);
    else removeIfEmpty(dataDir);
  }
  if (process.env.DATABASE_URL)
    process.stdout.write(
      'The databases on the server of DATABASE_URL are left as they are: drop them there if nothing needs them.\n',
    );
} catch (cause) {
  printError(cause);
  process.exit(1);
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch (cause) {
    if (!['ENOTEMPTY', 'ENOENT', 'EBUSY', 'EACCES', 'EPERM'].includes(cause.code)) throw cause;
  }
}
