import { Kind, visit, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';

const SELECTIONS = new Set(['key', 'requires', 'provides', 'selection']);

/**
 * The names of all fields that subgraph joins read from gathered data: those in the selections of `@join__type(key:)`,
 * `@join__field(requires:)` and its context arguments. A client's alias that equals one of them must be kept apart.
 */
export function readJoinFields(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set(['__typename']);
  visit(supergraph, { Directive: (directive) => addNames(directive as ConstDirectiveNode, names) });
  return names;
}

function addNames(directive: ConstDirectiveNode, names: Set<string>): void {
  if (!directive.name.value.startsWith('join__')) return;
  for (const { name, value } of directive.arguments ?? []) addNamesOf(name.value, value, names);
}

function addNamesOf(argument: string, value: ConstValueNode, names: Set<string>): void {
  if (value.kind === Kind.STRING && SELECTIONS.has(argument))
    for (const [name] of value.value.matchAll(/[_A-Za-z]\w*/g)) names.add(name);
  if (value.kind === Kind.LIST) value.values.forEach((element) => addNamesOf(argument, element, names));
  if (value.kind === Kind.OBJECT) value.fields.forEach((field) => addNamesOf(field.name.value, field.value, names));
}
