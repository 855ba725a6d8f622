import { print, type FieldNode } from 'graphql';

/** What a field asks: its name and its arguments, in the order of their names. */
export function fieldSignature({ name, arguments: given }: FieldNode): string {
  if (!given?.length) return name.value;
  const sorted = [...given].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  return `${name.value}(${sorted.map((argument) => print(argument)).join(',')})`;
}
