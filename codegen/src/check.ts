import { checks } from './checks/all.js';
import { runChecks } from './checks/run-checks.js';

/** `npm run check`, or `npm run check -- NAME…` for some: what must hold of the repository besides its tests. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No check is named ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exitCode = 1;
} else {
  const chosen = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const failed = await runChecks(chosen, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(failed.length > 0 ? `check: failed: ${failed.join(', ')}\n` : 'check: passed\n');
  process.exitCode = failed.length > 0 ? 1 : 0;
}
