import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { isTheOwners, keysOf } from './schema-owner.js';

const BOUND = /\bat most \d+\b/i;
/** The lists of a page are bounded by its `first`. */
const PAGE_LISTS = new Set(['nodes', 'edges']);

/**
 * Fields of entities and of Query without access item, or that cannot be null when they are denied; lists without bound.
 * Fields of types that are declared structural are governed by the field that leads to them; of no others.
 */
export function fieldFindings(document: DocumentNode, foreign: ReadonlySet<string>): readonly string[] {
  const objects = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  return objects.flatMap((type) =>
    (type.fields ?? [])
      .filter((field) => !isTheOwners(type, field, foreign))
      .flatMap((field) => [...governance(type, field), ...bound(type, field)]),
  );
}

function governance(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): readonly string[] {
  if (type.directives?.some(({ name }) => name.value === 'structural')) return [];
  const keys = keysOf(type);
  const coordinate = `${type.name.value}.${field.name.value}`;
  const governed = field.directives?.some(({ name }) => name.value === 'data');
  return [
    ...(governed
      ? []
      : [`${coordinate} carries no @data; say to which access item it belongs, or declare its type @Structural().`]),
    ...(field.type.kind === Kind.NON_NULL_TYPE && !keys.has(field.name.value)
      ? [`${coordinate} cannot be null; make it nullable, so that a denial can be null.`]
      : []),
  ];
}

function bound(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): readonly string[] {
  const ofPage = type.name.value.endsWith('Connection') && PAGE_LISTS.has(field.name.value);
  if (!isList(field.type) || ofPage || BOUND.test(field.description?.value ?? '')) return [];
  return [
    `${type.name.value}.${field.name.value} is a list without bound; make it a connection, or describe it as "…, at most N. …".`,
  ];
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}
