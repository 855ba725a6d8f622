import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateAll } from './generate-all.js';
import { repositoryRoot } from './repository.js';

/** `npm run codegen`: writes every generated file. `-- --check` compares instead, and fails on drift. */
try {
  const checking = process.argv.includes('--check');
  const changed: string[] = [];
  for (const [path, text] of await generateAll()) {
    const file = join(repositoryRoot, path);
    const present = await readFile(file, 'utf8').catch(() => undefined);
    if (present === text) continue;
    changed.push(path);
    if (checking) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  if (checking && changed.length > 0)
    throw new Error(`Out of date: ${changed.join(', ')}. Run npm run codegen and commit what it writes.`);
  process.stdout.write(
    changed.length > 0 ? `${changed.map((path) => `wrote ${path}`).join('\n')}\n` : 'generated files are up to date\n',
  );
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
