import * as fc from 'fast-check';

/** Shrinking ends after this time with the smallest input so far. */
const ROUND_MS = 120_000;

/**
 * One round of a kind: random inputs until one shows a fault, which is then made smaller.
 * @param {{ name: string, arbitrary: fc.Arbitrary<unknown>, run: (target: object, input: unknown) => Promise<string | undefined>,
 *   show?: (input: unknown) => string }} kind `run` says what is wrong, or nothing
 * @returns {Promise<{ inputs: number, fault?: string }>}
 */
export async function runRound({ name, arbitrary, run, show = JSON.stringify }, target, { seed, numRuns }) {
  let inputs = 0;
  const property = fc.asyncProperty(arbitrary, async (input) => {
    inputs += 1;
    await target.ready();
    const fault = await run(target, input).catch((cause) => `no answer (${cause.message})`);
    const faults = [fault, await target.unwell()].filter((found) => found !== undefined);
    if (faults.length > 0) throw new Error(faults.join('\n  '));
  });
  const details = await fc.check(property, { seed, numRuns, interruptAfterTimeLimit: ROUND_MS });
  if (!details.failed || !details.counterexample) return { inputs };
  const [input] = details.counterexample;
  const why = details.errorInstance?.message ?? 'no reason given';
  return {
    inputs,
    fault: `FAULT in ${name} (--kind ${name} --seed ${seed}, path ${details.counterexamplePath}):\n  ${why}\n  input: ${show(input)}`,
  };
}
