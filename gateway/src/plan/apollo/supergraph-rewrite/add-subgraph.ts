import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
} from 'graphql';
import type { KnownFields } from './known-fields.js';
import {
  applied,
  booleanValue,
  enumValue,
  hasFields,
  resolvableKeys,
  stringValue,
  textOf,
  withArgument,
  type FieldsDefinition,
} from '../../join-spec/supergraph-document.js';

/** A subgraph that only the planner knows. */
export interface AddedSubgraph {
  /** its value of `join__Graph` */
  readonly graph: string;
  readonly name: string;
  /** that of the subgraph which it is in truth */
  readonly of: string;
  readonly knows: KnownFields;
  /** the type of whose entities it has a field */
  readonly entity: string;
}

/** The supergraph with one more subgraph. */
export function addSubgraph(document: DocumentNode, added: AddedSubgraph): DocumentNode {
  const change = (definition: DefinitionNode): DefinitionNode => {
    if (hasFields(definition)) return addToType(added, definition);
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) return addToEnum(added, definition);
    if (definition.kind !== Kind.SCALAR_TYPE_DEFINITION || !added.knows.leaves.has(definition.name.value))
      return definition;
    return { ...definition, directives: [...(definition.directives ?? []), join('join__type', added.graph)] };
  };
  return { ...document, definitions: document.definitions.map(change) };
}

function join(name: string, graph: string): ConstDirectiveNode {
  return withArgument({ kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name } }, 'graph', enumValue(graph));
}

function addToType({ graph, of, knows, entity }: AddedSubgraph, definition: FieldsDefinition): FieldsDefinition {
  const known = knows.fields.get(definition.name.value);
  if (!known) return definition;
  const type = join('join__type', graph);
  const keys = definition.name.value === entity ? resolvableKeys(definition, of) : [];
  const types = keys.length > 0 ? keys.map((key) => withArgument(type, 'key', stringValue(key))) : [type];
  const graphs = new Set(applied(definition, 'join__type').map((applies) => textOf(applies, 'graph') ?? ''));
  const change = (field: FieldDefinitionNode): FieldDefinitionNode => {
    const said = applied(field, 'join__field');
    // A field that says nothing is one of all subgraphs that have the type: of those before this one.
    const others = said.length > 0 ? [] : [...graphs].map((other) => join('join__field', other));
    const resolves = known.get(field.name.value);
    const isSaid = said.some((other) => textOf(other, 'graph') === graph);
    const own = resolves === undefined || isSaid ? [] : [fieldOfAdded(graph, resolves, said, of)];
    return { ...field, directives: [...(field.directives ?? []), ...others, ...own] };
  };
  const fields = definition.fields?.map(change) ?? [];
  return { ...definition, directives: [...(definition.directives ?? []), ...types], fields };
}

/** The subgraph that it is in truth may know the field by a type of its own. */
function fieldOfAdded(
  graph: string,
  resolves: boolean,
  said: readonly ConstDirectiveNode[],
  of: string,
): ConstDirectiveNode {
  const type = said.filter((other) => textOf(other, 'graph') === of).map((other) => textOf(other, 'type'))[0];
  const field = join('join__field', graph);
  const typed = type === undefined ? field : withArgument(field, 'type', stringValue(type));
  return resolves ? typed : withArgument(typed, 'external', booleanValue(true));
}

function addToEnum({ graph, name, of, knows }: AddedSubgraph, definition: EnumTypeDefinitionNode): DefinitionNode {
  if (definition.name.value === 'join__Graph') {
    const values = definition.values ?? [];
    const url = values.flatMap((value) => (value.name.value === of ? applied(value, 'join__graph') : []))[0];
    if (!url) return definition;
    const directives = [withArgument(url, 'name', stringValue(name))];
    const value = { kind: Kind.ENUM_VALUE_DEFINITION, name: { kind: Kind.NAME, value: graph }, directives } as const;
    return { ...definition, values: [...values, value] };
  }
  if (!knows.leaves.has(definition.name.value)) return definition;
  const values = definition.values?.map((value) =>
    applied(value, 'join__enumValue').some((applies) => textOf(applies, 'graph') === of)
      ? { ...value, directives: [...(value.directives ?? []), join('join__enumValue', graph)] }
      : value,
  );
  return {
    ...definition,
    directives: [...(definition.directives ?? []), join('join__type', graph)],
    ...(values ? { values } : {}),
  };
}
