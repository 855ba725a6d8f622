/** Where two JSON values differ first. */
export interface Difference {
  /** `district.areas.nodes[3].name`; empty for the whole value */
  readonly path: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/**
 * The first place where two JSON values differ, or undefined when they are equal. The order of fields does not count,
 * the order of lists does; a field that one side lacks is `undefined` there.
 */
export function firstDifference(expected: unknown, got: unknown, path = ''): Difference | undefined {
  if (Object.is(expected, got)) return undefined;
  if (!isComposite(expected) || !isComposite(got) || Array.isArray(expected) !== Array.isArray(got)) {
    return { path, expected, got };
  }
  const list = Array.isArray(expected);
  for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    const below = list ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const difference = firstDifference(expected[key], got[key], below);
    if (difference) return difference;
  }
  return undefined;
}

function isComposite(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
