import {
  Kind,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** A type of the supergraph that has fields. */
export type FieldsDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function hasFields(definition: DefinitionNode): definition is FieldsDefinition {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** The types with fields, by name. */
export function fieldsDefinitions({ definitions }: DocumentNode): ReadonlyMap<string, FieldsDefinition> {
  return new Map(definitions.filter(hasFields).map((definition) => [definition.name.value, definition]));
}

export const fieldOf = (type: FieldsDefinition | undefined, name: string): FieldDefinitionNode | undefined =>
  type?.fields?.find((field) => field.name.value === name);

/** The name of a type without lists and non-nulls. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** The named type of a field; undefined for one that is not there. */
export function typeOfField(
  types: ReadonlyMap<string, FieldsDefinition>,
  typeName: string,
  name: string,
): string | undefined {
  const field = fieldOf(types.get(typeName), name);
  return field && namedType(field.type);
}

/** The applications of one directive, such as `join__field`. */
export function applied(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): readonly ConstDirectiveNode[] {
  return node.directives?.filter((directive) => directive.name.value === name) ?? [];
}

/** An argument that is a string, an enum value or a boolean, as text. */
export function textOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}

export const enumValue = (value: string): ConstValueNode => ({ kind: Kind.ENUM, value });
export const booleanValue = (value: boolean): ConstValueNode => ({ kind: Kind.BOOLEAN, value });
export const stringValue = (value: string): ConstValueNode => ({ kind: Kind.STRING, value });

/** The directive with one argument set anew. */
export function withArgument(directive: ConstDirectiveNode, name: string, value: ConstValueNode): ConstDirectiveNode {
  const argument: ConstArgumentNode = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value };
  const others = directive.arguments?.filter((other) => other.name.value !== name) ?? [];
  return { ...directive, arguments: [...others, argument] };
}

/** The document with its types with fields changed. */
export function mapFieldsDefinitions(
  document: DocumentNode,
  change: (definition: FieldsDefinition) => FieldsDefinition,
): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) => (hasFields(definition) ? change(definition) : definition)),
  };
}

/** The keys by which a subgraph finds entities of a type. */
export function resolvableKeys(type: FieldsDefinition | undefined, graph: string): readonly string[] {
  return (type ? applied(type, 'join__type') : []).flatMap((join) => {
    const key = textOf(join, 'key');
    const leadsThere = textOf(join, 'graph') === graph && textOf(join, 'resolvable') !== 'false';
    return key !== undefined && leadsThere && textOf(join, 'isInterfaceObject') !== 'true' ? [key] : [];
  });
}

/** Whether an interface of a subgraph wants its types to have a field. */
export function isWanted(
  types: ReadonlyMap<string, FieldsDefinition>,
  type: FieldsDefinition,
  fieldName: string,
  graph: string | undefined,
): boolean {
  return applied(type, 'join__implements').some((join) => {
    const field = fieldOf(types.get(textOf(join, 'interface') ?? ''), fieldName);
    const said = field && applied(field, 'join__field');
    if (!said || textOf(join, 'graph') !== graph) return false;
    return said.length === 0 || said.some((other) => textOf(other, 'graph') === graph);
  });
}
