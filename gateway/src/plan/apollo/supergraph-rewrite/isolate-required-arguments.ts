import {
  Kind,
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
} from 'graphql';
import { fieldSignature } from '../../field-signature.js';
import { mapFields, parseFields, printFields } from '../../join-spec/required-fields.js';
import {
  applied,
  fieldOf,
  fieldsDefinitions,
  mapFieldsDefinitions,
  stringValue,
  textOf,
  withArgument,
  type FieldsDefinition,
} from '../../join-spec/supergraph-document.js';
import { dropUnusedExternals } from './unused-externals.js';

/** A field with the arguments that a `@requires` gives it. */
export interface Call {
  readonly field: string;
  readonly arguments: readonly ArgumentNode[];
}

/** A supergraph in which calls are fields of their own. */
export interface IsolatedArguments {
  readonly document: DocumentNode;
  /** by the name of the field that stands for it */
  readonly calls: ReadonlyMap<string, Call>;
}

/**
 * Gives each field that a `@requires` asks with arguments a name of its own: `price(currency: "CNY")` becomes a field
 * `price__1` without arguments, which stands wherever `price` stands. The planner tells fields apart by their names only:
 * what two `@requires`, or a `@requires` and a client, ask of one field with different arguments would get mixed.
 */
export function isolateRequiredArguments(document: DocumentNode): IsolatedArguments {
  const types = fieldsDefinitions(document);
  const naming: Naming = { types, taken: fieldNames(types), names: new Map(), calls: new Map(), places: new Map() };
  const renamed = mapFieldsDefinitions(document, (definition) => ({
    ...definition,
    fields: definition.fields?.map((field) => nameCallsOf(naming, definition.name.value, field)) ?? [],
  }));
  if (naming.calls.size === 0) return { document, calls: naming.calls };
  const added = mapFieldsDefinitions(renamed, (definition) => addFields(naming, definition));
  const touched = new Set([...naming.calls].flatMap(([name, { field }]) => [name, field]));
  return { document: dropUnusedExternals(added, touched), calls: naming.calls };
}

interface Naming {
  readonly types: ReadonlyMap<string, FieldsDefinition>;
  readonly taken: Set<string>;
  /** names by what they stand for */
  readonly names: Map<string, string>;
  readonly calls: Map<string, Call>;
  /** names by the types that need such a field */
  readonly places: Map<string, Set<string>>;
}

function fieldNames(types: ReadonlyMap<string, FieldsDefinition>): Set<string> {
  return new Set([...types.values()].flatMap(({ fields }) => fields?.map(({ name }) => name.value) ?? []));
}

function nameCallsOf(naming: Naming, typeName: string, field: FieldDefinitionNode): FieldDefinitionNode {
  const change = (directive: ConstDirectiveNode): ConstDirectiveNode => {
    const requires = directive.name.value === 'join__field' ? textOf(directive, 'requires') : undefined;
    if (!requires?.includes('(')) return directive;
    const named = mapFields(parseFields(requires), typeName, naming.types, (asked, parent) =>
      nameCall(naming, asked, parent),
    );
    return withArgument(directive, 'requires', stringValue(printFields(named)));
  };
  return { ...field, directives: field.directives?.map(change) ?? [] };
}

function nameCall(naming: Naming, asked: FieldNode, parent: string): FieldNode {
  const field = fieldOf(naming.types.get(parent), asked.name.value);
  if (!asked.arguments?.length || !field) return asked;
  // The value of a `@fromContext` argument is the planner's to find: it must go on seeing the field itself.
  if (
    applied(field, 'join__field').some((join) => join.arguments?.some(({ name }) => name.value === 'contextArguments'))
  )
    return asked;
  const { name, arguments: given, ...rest } = asked;
  const question = fieldSignature(asked);
  let known = naming.names.get(question);
  if (known === undefined) {
    known = freeName(name.value, naming.taken);
    naming.names.set(question, known);
    naming.calls.set(known, { field: name.value, arguments: given });
  }
  const places = naming.places.get(parent) ?? new Set();
  naming.places.set(parent, places.add(known));
  return { ...rest, name: { kind: Kind.NAME, value: known } };
}

function freeName(field: string, taken: Set<string>): string {
  let number = 1;
  while (taken.has(`${field}__${number}`)) number += 1;
  taken.add(`${field}__${number}`);
  return `${field}__${number}`;
}

/** A field of an interface is one of all types that implement it. */
function addFields({ calls, places }: Naming, definition: FieldsDefinition): FieldsDefinition {
  const types = [definition.name.value, ...(definition.interfaces ?? []).map(({ name }) => name.value)];
  const names = new Set(types.flatMap((type) => [...(places.get(type) ?? [])]));
  const added = [...names].flatMap((name): FieldDefinitionNode[] => {
    const field = fieldOf(definition, calls.get(name)?.field ?? '');
    if (!field) return [];
    const directives = applied(field, 'join__field');
    return [{ kind: field.kind, type: field.type, name: { kind: Kind.NAME, value: name }, arguments: [], directives }];
  });
  return added.length > 0 ? { ...definition, fields: [...(definition.fields ?? []), ...added] } : definition;
}
