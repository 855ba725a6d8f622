import { answers } from './kinds/answers.mjs';
import { documents } from './kinds/documents.mjs';
import { requests } from './kinds/requests.mjs';
import { supergraphs } from './kinds/supergraphs.mjs';
import { variables } from './kinds/variables.mjs';
import { HELP, readOptions } from './options.mjs';
import { runRounds } from './run-rounds.mjs';

/**
 * `npm run fuzz -- --minutes N`: random documents, variables, subgraph answers, requests and supergraphs. The last line says
 * how many inputs there were and how many faults; ends with 1 if there was one, with 2 if it was called wrongly.
 */
const KINDS = [documents, variables, answers, requests, supergraphs];

let options;
try {
  options = readOptions(
    process.argv.slice(2),
    KINDS.map(({ name }) => name),
  );
} catch (cause) {
  process.stderr.write(`${cause.message}\n`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
if (options.help) process.stdout.write(HELP);
else {
  const { inputs, faults } = await runRounds({
    ...options,
    kinds: KINDS.filter(({ name }) => options.kinds.includes(name)),
    say: (line) => process.stdout.write(`${line}\n`),
  });
  process.stdout.write(`fuzz: ${inputs} inputs, ${faults} faults\n`);
  process.exitCode = faults > 0 ? 1 : 0;
}
