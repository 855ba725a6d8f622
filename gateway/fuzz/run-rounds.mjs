import { startTarget } from './targets/target.mjs';
import { growth } from './detectors/growth.mjs';
import { runRound } from './run-round.mjs';

/** How many inputs a round has; a kind may have fewer. */
const INPUTS = 100;

/**
 * Rounds of each kind in turn until the time is over, against one gateway. A round that began is finished.
 * @returns {Promise<{ inputs: number, faults: number }>}
 */
export async function runRounds({ kinds, minutes, seed, say, most = Infinity }) {
  const endsAt = Date.now() + minutes * 60_000;
  let [inputs, faults, round] = [0, 0, 0];
  const report = (fault) => {
    faults += 1;
    say(fault);
  };
  const target = await startTarget();
  try {
    let before;
    for (; Date.now() < endsAt && round < most; round += 1) {
      for (const kind of kinds) {
        if (Date.now() >= endsAt) break;
        const numRuns = kind.inputs ?? INPUTS;
        const startedAt = Date.now();
        const outcome = await runRound(kind, target, { seed: seed + round, numRuns });
        inputs += outcome.inputs;
        if (outcome.fault) report(outcome.fault);
        say(`${kind.name}, seed ${seed + round}: ${outcome.inputs} inputs in ${Date.now() - startedAt} ms`);
      }
      // What the first round leaves is code and connections, not growth.
      before ??= await target.memory();
    }
    const after = await target.memory();
    if (before)
      say(`heap of the gateway: ${before.heapMiB} MiB after the first round, ${after.heapMiB} MiB at the end`);
    const grown = before && growth(before, after);
    if (grown) report(grown);
  } finally {
    await target.close();
  }
  return { inputs, faults };
}
