import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../../..');

/** A code block of CONTRIBUTING.md that belongs to a file. */
export interface Block {
  readonly language: string;
  /** path from the repository root, from the block's first line */
  readonly path: string;
  readonly lines: readonly string[];
}

/** The blocks of a language, in order; those that name a file in a comment on their first line without that line. */
export function blocksOf(language: string): Block[] {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, body = '']) => {
    const lines = body.trimEnd().split('\n');
    const path = /^\/\/ (\S+)$/.exec(lines[0] ?? '')?.[1];
    return { language, path: path ?? '', lines: path ? lines.slice(1) : lines };
  });
}

/** Copies a department to a folder of its own, whose name has a space and Chinese characters in it. */
export function copyOfDepartment(department: string): string {
  const root = join(mkdtempSync(join(tmpdir(), 'shiyu-example-')), '市域 copy');
  const folder = join(root, 'subgraphs', department);
  mkdirSync(folder, { recursive: true });
  for (const part of ['package.json', 'tsconfig.json', 'src', 'seeds']) {
    cpSync(join(ROOT, 'subgraphs', department, part), join(folder, part), { recursive: true });
  }
  cpSync(join(ROOT, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

/** Does to a copy what a block says: a whole file, or lines added and taken away where their neighbours stand. */
export function apply({ language, path, lines }: Block, root: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  if (language !== 'diff') return writeFileSync(file, `${lines.join('\n')}\n`);
  let text = readFileSync(file, 'utf8');
  for (const hunk of lines.join('\n').split(/^@@.*\n/m)) {
    const side = (sign: '+' | '-'): string =>
      hunk
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith(' ') || line.startsWith(sign))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    if (!text.includes(side('-'))) throw new Error(`${path} has no such lines:\n${side('-')}`);
    text = text.replace(side('-'), () => side('+'));
  }
  writeFileSync(file, text);
}

/** Compiles the copy; rejects with the compiler's words. */
export async function compile(root: string, department: string): Promise<void> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [tsc, '-p', join(root, 'subgraphs', department)]).catch((cause: { stdout: string }) => {
    throw new Error(`The example does not compile:\n${cause.stdout}`);
  });
}

/** Runs the copy's `migrate.js`; resolves with what it printed. */
export async function migrate(
  root: string,
  department: string,
  databaseUrl: string,
  ...options: string[]
): Promise<string> {
  const program = join(root, 'subgraphs', department, 'dist/migrate.js');
  const { stdout } = await run(process.execPath, [program, ...options], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return stdout.trim();
}
