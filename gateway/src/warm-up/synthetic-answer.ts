import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  Kind,
  parse,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

const LIST_LENGTH = 3;
const LEAVES: Readonly<Record<string, unknown>> = { Int: 7, Float: 1.5, Boolean: true, String: 'some text' };

/** A request as a subgraph gets it. */
interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What a subgraph might answer, from the schema alone: lists of three, a value for each leaf, the first type that an
 * abstract one stands for. Knows no fragments by name, since our own requests have none.
 */
export function syntheticAnswer(schema: GraphQLSchema, body: string): string {
  const { query, variables } = JSON.parse(body) as Request;
  const [operation] = parse(query, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a request has an operation');
  const data: Record<string, unknown> = {};
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const { value: name } = selection.name;
    if (name === '_entities') {
      const [argument] = selection.arguments ?? [];
      const variable = argument?.value.kind === Kind.VARIABLE ? argument.value.name.value : '';
      data[(selection.alias ?? selection.name).value] = (variables[variable] as { __typename: string }[]).map(
        ({ __typename }) => objectOf(schema, __typename, selection.selectionSet as SelectionSetNode),
      );
    } else {
      const root = schema.getRootType(operation.operation)?.name ?? 'Query';
      Object.assign(data, objectOf(schema, root, { kind: Kind.SELECTION_SET, selections: [selection] }));
    }
  }
  return JSON.stringify({ data });
}

let serial = 0;

function objectOf(schema: GraphQLSchema, typeName: string, set: SelectionSetNode): Record<string, unknown> {
  const type = schema.getType(typeName) as GraphQLCompositeType | undefined;
  const object: Record<string, unknown> = {};
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value ?? typeName;
      const isOf =
        condition === typeName ||
        (type && 'getInterfaces' in type && type.getInterfaces().some(({ name }) => name === condition));
      if (isOf) Object.assign(object, objectOf(schema, typeName, selection.selectionSet));
    } else if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const field = type && 'getFields' in type ? type.getFields()[selection.name.value] : undefined;
      object[name] =
        selection.name.value === '__typename'
          ? typeName
          : field
            ? valueOf(schema, field.type, selection.selectionSet)
            : null;
    }
  }
  return object;
}

function valueOf(schema: GraphQLSchema, type: GraphQLOutputType, set: SelectionSetNode | undefined): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return Array.from({ length: LIST_LENGTH }, () => valueOf(schema, nullable.ofType, set));
  const named = getNamedType(nullable);
  if (set)
    return objectOf(schema, isAbstractType(named) ? (schema.getPossibleTypes(named)[0]?.name ?? '') : named.name, set);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  // A few different ones, so that some entities come again.
  return LEAVES[named.name] ?? `value ${(serial += 1) % 5}`;
}
