import { join } from 'node:path';
import { ROOT } from './repository.mjs';
import { runProgram } from './run-program.mjs';

/**
 * `node deploy/local/run.mjs [FLAG …] SCRIPT …`: runs a built script of the repository, with flags of Node, so that it works
 * in a fresh clone too.
 */
const args = process.argv.slice(2);
const place = args.findIndex((argument) => !argument.startsWith('--'));
await runProgram(args.with(place, join(ROOT, args[place])));
