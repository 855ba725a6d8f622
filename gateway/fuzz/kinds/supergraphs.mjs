import * as fc from 'fast-check';
import { checkResponse } from '../detectors/check-response.mjs';
import { changedSupergraph, supergraphChange } from '../generators/supergraph-change.mjs';
import { HEALTH } from '../targets/target.mjs';

/** What a library says of itself, and not of the supergraph. */
const INTERNAL =
  /Cannot (read|set) properties|Cannot (convert|destructure)|is not (a function|iterable|a constructor)|call stack|Assertion/;
const CODES = new Set(['SUPERGRAPH_INVALID', 'CONFIG_INVALID']);

/** Supergraphs that are not quite ones, at the start of a gateway, and at a reload of the one that runs. */
export const supergraphs = {
  name: 'supergraphs',
  inputs: 20,
  arbitrary: fc.record({
    // A reload is noticed within a second, which is long.
    at: fc.oneof({ weight: 15, arbitrary: fc.constant('start') }, { weight: 1, arbitrary: fc.constant('reload') }),
    changes: supergraphChange,
  }),
  run: (target, { at, changes }) => {
    const sdl = changedSupergraph(target.supergraphSdl, changes);
    return at === 'start' ? atStart(target, sdl) : atReload(target, sdl);
  },
};

async function atStart(target, sdl) {
  const { refused, ...answer } = await target.load(sdl);
  if (!refused) return checkServed(answer);
  if (!CODES.has(refused.code)) return `refused without a code: ${refused.message}`;
  return INTERNAL.test(refused.message)
    ? `a message that says nothing of the supergraph: ${refused.message}`
    : undefined;
}

/**
 * A supergraph with a way to each field is what composition makes sure of; without a way there is no plan, and that has a
 * code of its own.
 */
function checkServed(answer) {
  if (answer.status === 501 && answer.text.includes('"OPERATION_NOT_PLANNABLE"')) return undefined;
  return checkResponse(answer);
}

/** Whether it was taken or not, the gateway answers; and it takes the right one again. */
async function atReload(target, sdl) {
  await target.reload(sdl);
  const found = checkServed(await target.ask({ query: HEALTH }));
  const restored = await target.reload(target.supergraphSdl);
  return found ?? (restored ? undefined : 'the supergraph of the beginning is refused at the next reload');
}
