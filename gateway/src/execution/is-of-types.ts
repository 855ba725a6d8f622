/**
 * Whether an object may be of one of some types. One that does not say its type may; so may one that says that of an
 * interface object, if any of the interface's types is among them.
 */
export function isOfTypes(
  possibleTypes: (typeName: string) => ReadonlySet<string>,
  names: readonly string[],
  typeName: unknown,
): boolean {
  if (typeof typeName !== 'string' || names.includes(typeName)) return true;
  const possible = possibleTypes(typeName);
  return names.some((name) => possible.has(name));
}
