/** One line of progress on stderr; stdout is for results. */
export function report(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a step and reports it with its duration when it is done. */
export async function timed(name, step) {
  const startedAt = performance.now();
  const outcome = await step();
  report(`${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return outcome;
}
