import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Coordinate } from '../authorization/coordinate.js';
import { fragmentsOf } from './fragments-of.js';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Denied coordinates with those of interfaces carried over to the types that implement them. */
export function expandDeniedInterfaces(
  schema: GraphQLSchema,
  denied: ReadonlySet<Coordinate>,
): ReadonlySet<Coordinate> {
  const closed = new Set(denied);
  for (const coordinate of denied) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    if (isInterfaceType(type)) for (const { name } of schema.getPossibleTypes(type)) closed.add(`${name}.${fieldName}`);
  }
  return closed;
}

/**
 * The document without the denied fields, so that the planner never sees them (docs/architecture.md law 1). A field
 * selected on an abstract type that only some of its types deny is asked of the others alone. Selections that lose
 * all fields keep `__typename`; fragments and variables that nothing uses any more go.
 */
export function pruneDenied(
  document: DocumentNode,
  schema: GraphQLSchema,
  denied: ReadonlySet<Coordinate>,
): DocumentNode {
  if (denied.size === 0) return document;
  const pruning: Pruning = { schema, denied };
  const definitions = document.definitions.map((definition) => {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const root = schema.getRootType(definition.operation);
      return root ? { ...definition, selectionSet: pruneSet(pruning, root, definition.selectionSet) } : definition;
    }
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) return definition;
    const type = schema.getType(definition.typeCondition.name.value);
    return isCompositeType(type)
      ? { ...definition, selectionSet: pruneSet(pruning, type, definition.selectionSet) }
      : definition;
  });
  return dropUnused({ ...document, definitions });
}

interface Pruning {
  readonly schema: GraphQLSchema;
  readonly denied: ReadonlySet<Coordinate>;
}

function pruneSet(pruning: Pruning, parent: GraphQLCompositeType, set: SelectionSetNode): SelectionSetNode {
  const selections = set.selections.flatMap((selection) => pruneSelection(pruning, parent, selection));
  return { ...set, selections: selections.length > 0 ? selections : [TYPENAME] };
}

function pruneSelection(
  pruning: Pruning,
  parent: GraphQLCompositeType,
  selection: SelectionNode,
): readonly SelectionNode[] {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const type = selection.typeCondition ? pruning.schema.getType(selection.typeCondition.name.value) : parent;
    return isCompositeType(type)
      ? [{ ...selection, selectionSet: pruneSet(pruning, type, selection.selectionSet) }]
      : [selection];
  }
  const name = selection.name.value;
  if (name.startsWith('__')) return [selection];
  if (!isAbstractType(parent)) return isDenied(pruning, parent, name) ? [] : [pruneField(pruning, parent, selection)];

  const types = pruning.schema.getPossibleTypes(parent);
  const allowed = types.filter((type) => !isDenied(pruning, type, name));
  if (allowed.length === types.length) {
    // What lies below may still differ between the types' own field types; the interface's covers them all.
    return [pruneField(pruning, parent, selection)];
  }
  return allowed.map((type) => ({
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [pruneField(pruning, type, selection)] },
  }));
}

function pruneField(pruning: Pruning, parent: GraphQLCompositeType, field: FieldNode): FieldNode {
  if (!field.selectionSet) return field;
  const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
  const type = definition && getNamedType(definition.type);
  return isCompositeType(type) ? { ...field, selectionSet: pruneSet(pruning, type, field.selectionSet) } : field;
}

const isDenied = ({ denied }: Pruning, type: GraphQLObjectType, fieldName: string): boolean =>
  denied.has(`${type.name}.${fieldName}`);

/** Fragments that only denied fields spread, and variables that only those used; planner and subgraphs refuse them. */
function dropUnused(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
  const definitions = document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const variables = new Set<string>();
    reach(definition, fragments, variables, new Set());
    return [
      {
        ...definition,
        variableDefinitions: definition.variableDefinitions?.filter(({ variable }) =>
          variables.has(variable.name.value),
        ),
      },
    ];
  });
  const reached = new Set<string>();
  for (const definition of definitions) reach(definition, fragments, new Set(), reached);
  return {
    ...document,
    definitions: [...definitions, ...[...fragments.values()].filter(({ name }) => reached.has(name.value))],
  };
}

function reach(
  node: object,
  fragments: ReadonlyMap<string, object>,
  variables: Set<string>,
  spread: Set<string>,
): void {
  visit(node as DocumentNode, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void variables.add(name.value),
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment || spread.has(name.value)) return;
      spread.add(name.value);
      reach(fragment, fragments, variables, spread);
    },
  });
}
