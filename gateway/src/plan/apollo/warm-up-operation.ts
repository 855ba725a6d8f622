import {
  baseType,
  isLeafType,
  isObjectType,
  type FieldDefinition,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';

/** Enough for the planner to come across its own code, little enough to be planned in a moment over any supergraph. */
const MAX_FIELDS = 8;

/**
 * A small query over a supergraph: two levels of one root field. Planned before any other, it takes upon itself what the
 * first planning costs beyond the next, code that runs for the first time. Undefined where no root field gives objects.
 */
export function warmUpOperation(schema: Schema): string | undefined {
  const root = schema.schemaDefinition.rootType('query')?.fields().find(givesObjects);
  if (!root) return undefined;
  // A plan holds no values: what the field needs is declared and never given.
  const variables = inParentheses(neededBy(root).map(({ name, type }) => `$${name}: ${String(type)}`));
  const given = inParentheses(neededBy(root).map(({ name }) => `${name}: $${name}`));
  return `query${variables} { ${root.name}${given} { ${selection(objectOf(root), 1)} } }`;
}

function selection(type: ObjectType, deeper: number): string {
  const fields = type
    .fields()
    .filter((field) => neededBy(field).length === 0 && (givesLeaves(field) || (deeper > 0 && givesObjects(field))))
    .slice(0, MAX_FIELDS)
    .map((field) => (givesLeaves(field) ? field.name : `${field.name} { ${selection(objectOf(field), deeper - 1)} }`));
  return ['__typename', ...fields].join(' ');
}

type Field = FieldDefinition<ObjectType>;

const givesObjects = ({ type }: Field): boolean => type !== undefined && isObjectType(baseType(type));
const givesLeaves = ({ type }: Field): boolean => type !== undefined && isLeafType(baseType(type));
const objectOf = ({ type }: Field): ObjectType => baseType(type as NonNullable<typeof type>) as ObjectType;
const neededBy = (field: Field) => field.arguments().filter((argument) => argument.isRequired());
const inParentheses = (parts: readonly string[]): string => (parts.length > 0 ? `(${parts.join(', ')})` : '');
