import { transformFileSync } from '@swc/core';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot, workspaceFolders } from '../../src/repository.js';

/** What tools and the launcher read of the departments; copied, because the test changes it. */
const COPIED = [
  'package.json',
  'tsconfig.base.json',
  '.oxlintrc.json',
  'subgraphs/manifest.json',
  'schema/subgraphs',
  'deploy/local',
  'deploy/Dockerfile',
  'deploy/compose.yaml',
  'deploy/.env.example',
  'deploy/dataset/package.json',
  'deploy/dataset/dist/database-urls.js',
  'docs/contracts.md',
];

/** A copy of the repository's skeleton, whose workspaces are the real ones; its path has a space and Chinese characters. */
export interface ScratchRepository {
  readonly root: string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Compiles a TypeScript file of `src/` into `dist/`, as the build would. */
  compile(path: string): void;
  remove(): void;
}

export function createScratchRepository(): ScratchRepository {
  const folder = mkdtempSync(join(tmpdir(), 'shiyu-'));
  const root = join(folder, '市域 copy');
  const path = (name: string): string => join(root, name);
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  mkdirSync(root);
  for (const name of COPIED) cpSync(join(repositoryRoot, name), path(name), { recursive: true });
  for (const name of ['node_modules', ...workspaceFolders()]) {
    if (name === 'deploy/dataset') continue;
    mkdirSync(dirname(path(name)), { recursive: true });
    symlinkSync(join(repositoryRoot, name), path(name));
  }
  return {
    root,
    read: (name) => readFileSync(path(name), 'utf8'),
    write,
    compile(name) {
      const { code } = transformFileSync(path(name), {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      });
      write(name.replace('/src/', '/dist/').replace(/\.ts$/, '.js'), code);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
