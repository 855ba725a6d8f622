import { parseArgs } from 'node:util';

/** The options of `npm run ask`. */
export interface AskOptions {
  /** name, short name, id or file */
  readonly document: string;
  readonly persona: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** `x-purpose`, `x-case-no` and `x-reason`, where given */
  readonly headers: Readonly<Record<string, string>>;
  /** the gateway to ask instead of the running system's */
  readonly url?: string;
}

export const USAGE =
  "npm run -s ask -- DOCUMENT --as P3 [--variables '{…}'] [--purpose P] [--case NO] [--reason TEXT] [--url URL]";

/** Reads the command line. Throws what is missing or wrong and the usage. */
export function readAskOptions(args: readonly string[]): AskOptions {
  const { values, positionals } = parse(args);
  const [document, ...more] = positionals;
  if (!document) throw wrong('Name a document to ask.');
  if (more.length > 0) throw wrong(`Name one document, not also ${more.join(', ')}.`);
  if (!values.as) throw wrong('Say as whom to ask, for example --as P3.');
  return {
    document,
    persona: values.as,
    variables: readVariables(values.variables ?? '{}'),
    headers: {
      ...header('x-purpose', values.purpose),
      ...header('x-case-no', values.case),
      ...header('x-reason', values.reason),
    },
    ...(values.url ? { url: values.url } : {}),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: text, variables: text, purpose: text, case: text, reason: text, url: text },
    });
  } catch (cause) {
    throw wrong((cause as Error).message);
  }
}

function readVariables(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw wrong(`--variables is not JSON (${(cause as Error).message}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(`--variables takes a JSON object, such as '{"first": 5}'.`);
  }
  return value as Record<string, unknown>;
}

/** Headers carry ASCII only, so other characters travel percent-encoded (docs/contracts.md §2). */
function header(name: string, value: string | undefined): Record<string, string> {
  if (value === undefined) return {};
  return { [name]: value.replace(/[^\x20-\x7e]+/gu, encodeURIComponent) };
}

function wrong(problem: string): Error {
  return new Error(`${problem}\nUsage: ${USAGE}`);
}
