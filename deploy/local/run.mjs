import { join } from 'node:path';
import { ROOT } from './repository.mjs';
import { runProgram } from './run-program.mjs';

/** `node deploy/local/run.mjs SCRIPT …`: runs a built script of the repository, so that it works in a fresh clone too. */
const [script, ...args] = process.argv.slice(2);
await runProgram([join(ROOT, script), ...args]);
