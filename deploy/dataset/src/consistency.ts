import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDatabases } from './consistency/databases.js';
import { MOST_VIOLATIONS } from './consistency/rule.js';
import { RULES } from './consistency/rules.js';

const SHOWN_VIOLATIONS = 5;

/**
 * `npm run consistency`: the rules R1–R24 over the databases of the running system. Prints a line for each rule, and
 * `consistency: P/24` as the last one. Exit code 1 when a rule is violated; rules that wait for entities do not count.
 */
async function checkConsistency(dataDir: string): Promise<void> {
  const { databases: urls } = await runningSystem(dataDir);
  let holding = 0;
  await withDatabases(urls, async (databases) => {
    for (const rule of RULES) {
      if ('needs' in rule) {
        process.stdout.write(`${rule.id.padEnd(4)}not yet   needs ${rule.needs}\n`);
        continue;
      }
      const violations = await rule.check(databases);
      if (violations.length === 0) {
        holding += 1;
        process.stdout.write(`${rule.id.padEnd(4)}holds     ${rule.title}\n`);
        continue;
      }
      process.exitCode = 1;
      const count = violations.length === MOST_VIOLATIONS ? `${MOST_VIOLATIONS} or more` : violations.length;
      process.stdout.write(`${rule.id.padEnd(4)}VIOLATED  ${rule.title}: ${count} violations\n`);
      for (const { row, problem } of violations.slice(0, SHOWN_VIOLATIONS))
        process.stdout.write(`              ${row}: ${problem}\n`);
    }
  });
  process.stdout.write(`consistency: ${holding}/${RULES.length}\n`);
}

async function runningSystem(dataDir: string): Promise<{ readonly databases: Readonly<Record<string, string>> }> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'system.json'), 'utf8')) as { databases: Record<string, string> };
  } catch (cause) {
    throw new Error(`No running system in ${dataDir}: start one with npm start, or set DATA_DIR to where yours is.`, {
      cause,
    });
  }
}

try {
  await checkConsistency(process.env['DATA_DIR'] ?? '.data');
} catch (cause) {
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 1;
}
