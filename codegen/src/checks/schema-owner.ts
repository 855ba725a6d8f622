import { Kind, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';

/** Names of the fields of a type's `@key`s; none for types that are no entities. */
export function keysOf(type: ObjectTypeDefinitionNode): ReadonlySet<string> {
  const keys = (type.directives ?? []).filter(({ name }) => name.value === 'key');
  const fields = keys.flatMap(({ arguments: given }) => given?.find(({ name }) => name.value === 'fields') ?? []);
  return new Set(fields.flatMap(({ value }) => (value.kind === Kind.STRING ? value.value.split(/\s+/) : [])));
}

/** Whether a field stands here only to refer to another department's entity: its key, or a value that comes with it. */
export function isTheOwners(
  type: ObjectTypeDefinitionNode,
  field: FieldDefinitionNode,
  foreign: ReadonlySet<string>,
): boolean {
  if (!foreign.has(type.name.value)) return false;
  const external = field.directives?.some(({ name }) => name.value === 'external') ?? false;
  return external || keysOf(type).has(field.name.value);
}
