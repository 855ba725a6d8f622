import {
  getNamedType,
  isCompositeType,
  isLeafType,
  isRequiredArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

const MAX_OPERATIONS = 3;
const MAX_DEPTH = 4;
const MAX_FIELDS = 6;

type Field = GraphQLField<unknown, unknown>;

/**
 * Some queries that a schema allows, a few levels deep, without variables: enough for every part of an execution to be come
 * across where no documents are registered.
 */
export function schemaOperations(schema: GraphQLSchema): readonly string[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(isAskable)
    .filter(givesObjects);
  return roots.slice(0, MAX_OPERATIONS).map((root) => `{ ${root.name} ${selectionOf(root, 1)} }`);
}

function selectionOf(field: Field, depth: number): string {
  const type = getNamedType(field.type) as GraphQLCompositeType;
  const fields = 'getFields' in type ? Object.values(type.getFields()).filter(isAskable) : [];
  const leaves = fields.filter(({ type: given }) => isLeafType(getNamedType(given))).slice(0, MAX_FIELDS);
  const objects = depth < MAX_DEPTH ? fields.filter(givesObjects).slice(0, 2) : [];
  const below = objects.map((object) => `${object.name} ${selectionOf(object, depth + 1)}`);
  return `{ ${['__typename', ...leaves.map(({ name }) => name), ...below].join(' ')} }`;
}

const isAskable = ({ args }: Field): boolean => !args.some(isRequiredArgument);
const givesObjects = ({ type }: Field): boolean => isCompositeType(getNamedType(type));
