import {
  execute,
  getOperationAST,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';

/** What introspection fields are answered from. */
export interface IntrospectionSource {
  readonly schema: GraphQLSchema;
  /** the client's, for its variables and fragments */
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The value of `__schema` or `__type`, as a client selects it under one response name (GraphQL specification §4). */
export function introspectField(
  { schema, document, operationName, variables }: IntrospectionSource,
  nodes: readonly FieldNode[],
): unknown {
  const operation = getOperationAST(document, operationName);
  const [first] = nodes;
  if (!operation || !first) return null;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const selectionSet = { kind: Kind.SELECTION_SET, selections: nodes } as const;
  // Wherever it stands, even below a mutation, it is a field of the query root.
  const variableDefinitions = operation.variableDefinitions?.filter(canBeUsed);
  const query = { ...operation, operation: OperationTypeNode.QUERY, variableDefinitions, selectionSet };
  const { data } = execute({
    schema,
    document: { kind: Kind.DOCUMENT, definitions: [query, ...fragments] },
    variableValues: variables,
  }) as { readonly data?: Readonly<Record<string, unknown>> | null };
  return data?.[(first.alias ?? first.name).value] ?? null;
}

/** Arguments there are texts and conditions (GraphQL specification §4). Numbers keep their text (exact-json.ts), which graphql-js does not take. */
function canBeUsed({ type }: VariableDefinitionNode): boolean {
  const nullable = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return nullable.kind === Kind.NAMED_TYPE && ['String', 'Boolean'].includes(nullable.name.value);
}
