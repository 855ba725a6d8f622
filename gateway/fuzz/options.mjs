import { parseArgs } from 'node:util';

export const HELP = `npm run fuzz -- [--minutes N] [--seed N] [--kind NAME …] [--path PATH]

Asks a real gateway over real subgraphs random things, and reports what is not a coded answer.
  --minutes N    how long, 1 unless said otherwise
  --seed N       where to begin; the same seed makes the same inputs
  --kind NAME    only these: documents, variables, answers, requests, supergraphs
  --path PATH    only the input of a fault that was reported, with its kind and seed
`;

/**
 * What the command line asks for. Throws a TypeError with one sentence for what cannot be used.
 * @param {readonly string[]} args
 * @param {readonly string[]} kinds the names that there are
 */
export function readOptions(args, kinds) {
  const values = parsed(args, {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    kind: { type: 'string', multiple: true, default: [...kinds] },
    path: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  const { path, seed = String(Date.now() % 1_000_000) } = values;
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= 24 * 60))
    throw new TypeError(`--minutes is ${values.minutes}; it takes a number above 0, up to a day.`);
  if (!/^-?\d{1,9}$/.test(seed)) throw new TypeError(`--seed is ${seed}; it takes a whole number.`);
  const unknown = values.kind.find((name) => !kinds.includes(name));
  if (unknown !== undefined) throw new TypeError(`--kind is ${unknown}; it takes ${kinds.join(', ')}.`);
  if (path !== undefined && !/^\d+(:\d+)*$/.test(path))
    throw new TypeError(`--path is ${path}; it takes the path of a fault, such as 7:0:1.`);
  if (path !== undefined && (values.seed === undefined || values.kind.length !== 1))
    throw new TypeError('--path needs the --seed and the one --kind of its fault.');
  return { minutes, seed: Number(seed), kinds: values.kind, path, help: values.help };
}

function parsed(args, options) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    // Some of its sentences stand on lines of their own.
    throw new TypeError(cause.message.replaceAll('\n', ' '), { cause });
  }
}
