import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold nothing written by hand: packages, builds, the data of running systems (`.gitignore`). */
const SKIPPED = new Set(['.git', '.data', '.turbo', 'coverage', 'dist', 'node_modules']);

/** Every text file of the repository, by its path from the root with slashes; files with a NUL byte are not text. */
export function readTextFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(path);
      } else if (entry.isFile()) {
        const text = readFileSync(join(root, path), 'utf8');
        if (!text.includes('\0')) files.set(path, text);
      }
    }
  };
  walk('');
  return files;
}
