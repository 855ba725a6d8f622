import { isDeepStrictEqual } from 'node:util';

/** What two answers to the same operation differ in, by name; the order of errors does not count. */
export function difference(answers) {
  const [[oneName, one], [otherName, other]] = Object.entries(answers);
  const [a, b] = [one, other].map(({ status, text }) => {
    const { errors = [], ...rest } = JSON.parse(text);
    return { status, ...rest, errors: errors.map((error) => JSON.stringify(error)).sort() };
  });
  if (isDeepStrictEqual(a, b)) return undefined;
  return `two answers to one operation:\n  ${oneName}: ${one.text.slice(0, 600)}\n  ${otherName}: ${other.text.slice(0, 600)}`;
}
