import * as fc from 'fast-check';

/**
 * One round of a kind: random inputs until one shows a fault, which is then made smaller, as far as the time goes.
 * @param {{ name: string, arbitrary: fc.Arbitrary<unknown>, run: (target: object, input: unknown) => Promise<string | undefined>,
 *   show?: (input: unknown) => string }} kind `run` says what is wrong, or nothing
 * @param {{ seed: number, numRuns: number, withinMs: number, path?: string }} round a path leads to one input of the seed
 * @returns {Promise<{ inputs: number, fault?: string }>}
 */
export async function runRound(kind, target, { seed, numRuns, withinMs, path }) {
  const { name, arbitrary, run, show = JSON.stringify } = kind;
  let inputs = 0;
  let last;
  const property = fc.asyncProperty(arbitrary, (input) => {
    inputs += 1;
    return (last = tryInput(target, (to) => run(to, input)));
  });
  const replay = path === undefined ? {} : { path, endOnFailure: true };
  const details = await fc.check(property, { seed, numRuns, interruptAfterTimeLimit: withinMs, ...replay });
  // When the time is over, fast-check leaves an input alone that is still under way.
  await last?.catch(() => undefined);
  if (!details.failed || !details.counterexample) return { inputs };
  const [input] = details.counterexample;
  const why = details.errorInstance?.message ?? 'no reason given';
  return {
    inputs,
    fault: `FAULT in ${name} (--kind ${name} --seed ${seed} --path ${details.counterexamplePath}):\n  ${why}\n  input: ${show(input)}`,
  };
}

/** Rejects with all that is wrong with the answer, and with the gateway afterwards. */
async function tryInput(target, run) {
  await target.ready();
  target.takeLog();
  const fault = await run(target).catch((cause) => `no answer (${cause.message})`);
  const faults = [fault, await target.unwell()].filter((found) => found !== undefined);
  if (faults.length > 0) throw new Error([...faults, target.takeLog()].join('\n  ').trimEnd());
}
