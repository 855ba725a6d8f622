import { join } from 'node:path';
import { ROOT } from './repository.mjs';
import { runProgram } from './run-program.mjs';

/** `npm test`: the whole suite, or what the arguments choose (they are jest's). */
process.chdir(ROOT);
await runProgram([
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join(ROOT, 'node_modules/jest/bin/jest.js'),
  ...process.argv.slice(2),
]);
