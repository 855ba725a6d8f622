import { parseArgs } from 'node:util';

export const HELP = `npm run fuzz -- [--minutes N] [--seed N] [--kind NAME …]

Asks a real gateway over real subgraphs random things, and reports what is not a coded answer.
  --minutes N    how long, 1 unless said otherwise
  --seed N       where to begin; the same seed makes the same inputs
  --kind NAME    only these: documents, variables, answers, requests, supergraphs
`;

/**
 * What the command line asks for. Throws a TypeError with one sentence for what cannot be used.
 * @param {readonly string[]} args
 * @param {readonly string[]} kinds the names that there are
 */
export function readOptions(args, kinds) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      kind: { type: 'string', multiple: true, default: [...kinds] },
      help: { type: 'boolean', default: false },
    },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= 24 * 60)) throw new TypeError(`--minutes is ${values.minutes}; it takes a number.`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new TypeError(`--seed is ${values.seed}; it takes a whole number.`);
  const unknown = values.kind.find((name) => !kinds.includes(name));
  if (unknown !== undefined) throw new TypeError(`--kind is ${unknown}; it takes ${kinds.join(', ')}.`);
  return { minutes, seed, kinds: values.kind, help: values.help };
}
