import { growth } from './detectors/growth.mjs';
import { runRound } from './run-round.mjs';
import { startTarget } from './targets/target.mjs';

/** How many inputs a round has; a kind may have fewer. */
const INPUTS = 100;
/** An input is made smaller for this long at most, and after the end of all for the second. */
const SHRINK_MS = 120_000;
const TAIL_MS = 20_000;

/**
 * Rounds of each kind in turn until the time is over, against one gateway. A round that began is finished.
 * @param {{ kinds: readonly object[], minutes: number, seed: number, say: (line: string) => void, path?: string,
 *   rounds?: number, inputs?: number }} options at most so many rounds, of so many inputs; a path leads to one input
 * @returns {Promise<{ inputs: number, faults: number }>}
 */
export async function runRounds({ kinds, minutes, seed, say, path, rounds = Infinity, inputs: most = INPUTS }) {
  const endsAt = Date.now() + minutes * 60_000;
  let [inputs, faults] = [0, 0];
  const report = (fault) => {
    faults += 1;
    say(fault);
  };
  const target = await startTarget();
  try {
    let before;
    for (let round = 0; Date.now() < endsAt && round < (path === undefined ? rounds : 1); round += 1) {
      for (const kind of kinds) {
        const startedAt = Date.now();
        if (startedAt >= endsAt) break;
        const outcome = await runRound(kind, target, {
          seed: seed + round,
          numRuns: Math.min(most, kind.inputs ?? most),
          withinMs: Math.min(SHRINK_MS, endsAt - startedAt + TAIL_MS),
          path,
        });
        inputs += outcome.inputs;
        if (outcome.fault) report(outcome.fault);
        say(`${kind.name}, seed ${seed + round}: ${outcome.inputs} inputs in ${Date.now() - startedAt} ms`);
      }
      // What the first round leaves is code and connections, not growth.
      before ??= await memoryOf(target);
    }
    const after = await memoryOf(target);
    if (before) {
      for (const [when, { heapMiB, emptiedMiB, heldMs }] of Object.entries({ 'first round': before, end: after }))
        say(
          `gateway, ${when}: heap ${heapMiB} MiB, ${emptiedMiB} MiB without caches; event loop held for ${heldMs} ms at most`,
        );
    }
    const grown = before && growth(before, after);
    if (grown) report(grown);
  } finally {
    await target.close();
  }
  return { inputs, faults };
}

/** After an input that ended it the gateway is another one. */
async function memoryOf(target) {
  await target.ready();
  return target.memory();
}
