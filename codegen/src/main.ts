import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { driftOf } from './drift.js';
import { generateAll } from './generate-all.js';
import { repositoryRoot } from './repository.js';

/** `npm run codegen`: writes every generated file. `-- --check` compares instead, and fails on drift. */
try {
  const generated = await generateAll();
  const { changed, leftOver } = await driftOf(generated, repositoryRoot);
  const drifted = [...changed, ...leftOver];
  if (process.argv.includes('--check')) {
    if (drifted.length > 0)
      throw new Error(`Out of date: ${drifted.join(', ')}. Run npm run codegen and commit what it changes.`);
  } else {
    for (const path of changed) {
      const file = join(repositoryRoot, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, generated.get(path) ?? '');
      process.stdout.write(`wrote ${path}\n`);
    }
    for (const path of leftOver) {
      await rm(join(repositoryRoot, path));
      process.stdout.write(`removed ${path}\n`);
    }
  }
  if (drifted.length === 0) process.stdout.write('generated files are up to date\n');
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
