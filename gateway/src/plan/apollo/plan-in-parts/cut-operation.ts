import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../fragments-of.js';
import { keepFields } from '../../keep-fields.js';
import { variablesUsed } from '../../variables-used.js';
import type { OriginSupergraph } from './origin-subgraph.js';

/** A part of an operation, to be planned by itself. */
export interface OperationPart {
  readonly document: DocumentNode;
  /** the path of response names and `@`s in the whole answer at which its objects stand; empty for the operation's root */
  readonly path: readonly string[];
  /** the type of these objects; undefined for the root */
  readonly typeName: string | undefined;
}

/** Fields below a root field, counted from it, at whose objects an operation is cut. */
const CUT_BELOW = 1;

interface Cutting {
  readonly schema: GraphQLSchema;
  readonly origin: Pick<OriginSupergraph, 'marker' | 'origins'>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly definition: OperationDefinitionNode;
  readonly parts: OperationPart[];
}

/**
 * Cuts an operation at entities: each part selects what is one field below its own root, and in place of what is deeper the
 * marker, for which the planner fetches the entity's key. The parts below then begin at these entities. Fragments are
 * inlined. One part only where there is nothing to cut.
 */
export function cutOperation(
  document: DocumentNode,
  schema: GraphQLSchema,
  origin: OriginSupergraph,
): readonly OperationPart[] {
  const definition = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const root = definition?.kind === Kind.OPERATION_DEFINITION && schema.getRootType(definition.operation);
  if (!root || definition.kind !== Kind.OPERATION_DEFINITION) return [{ document, path: [], typeName: undefined }];
  const cutting: Cutting = { schema, origin, fragments: fragmentsOf(document), definition, parts: [] };
  addPart(cutting, cutSet(cutting, definition.selectionSet, root, { path: [], depth: 0 }), [], undefined);
  return cutting.parts;
}

interface Place {
  readonly path: readonly string[];
  /** fields above it in its part */
  readonly depth: number;
}

function cutSet(cutting: Cutting, set: SelectionSetNode, type: GraphQLCompositeType, place: Place): SelectionSetNode {
  const selections = set.selections.map((selection): SelectionNode => {
    if (selection.kind === Kind.FIELD) return cutField(cutting, selection, type, place);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? cutting.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition;
    const named = condition ? cutting.schema.getType(condition.name.value) : type;
    if (!fragment || !isCompositeType(named)) return selection;
    return {
      kind: Kind.INLINE_FRAGMENT,
      ...(condition ? { typeCondition: condition } : {}),
      directives: selection.directives ?? [],
      selectionSet: cutSet(cutting, fragment.selectionSet, named, place),
    };
  });
  return { ...set, selections };
}

function cutField(cutting: Cutting, field: FieldNode, type: GraphQLCompositeType, { path, depth }: Place): FieldNode {
  const definition = 'getFields' in type ? type.getFields()[field.name.value] : undefined;
  const named = definition && getNamedType(definition.type);
  if (!field.selectionSet || !definition || !isCompositeType(named)) return field;
  const below = [...path, (field.alias ?? field.name).value, ...listSteps(definition.type)];
  const origin = cutting.origin.origins.get(named.name);
  const isCut = depth >= CUT_BELOW && origin !== undefined && isNested(cutting, field.selectionSet);
  if (!isCut) {
    return { ...field, selectionSet: cutSet(cutting, field.selectionSet, named, { path: below, depth: depth + 1 }) };
  }
  const set = cutSet(cutting, field.selectionSet, named, { path: below, depth: CUT_BELOW });
  // The origin answers the key and the type itself, and is not there in truth: these stay above the cut.
  const isAbove = ({ name, selectionSet }: FieldNode): boolean =>
    !selectionSet && (name.value === '__typename' || origin.keyFields.has(name.value));
  const part = keepFields(set, (selected) => !isAbove(selected));
  if (part.selections.length > 0) addPart(cutting, part, below, named.name);
  const marker: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: cutting.origin.marker } };
  const above = keepFields(set, isAbove).selections;
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [marker, ...above] } };
}

function addPart(
  { definition, origin, parts }: Cutting,
  set: SelectionSetNode,
  path: readonly string[],
  typeName: string | undefined,
): void {
  const root = typeName === undefined ? undefined : origin.origins.get(typeName)?.rootField;
  const selectionSet: SelectionSetNode =
    root === undefined
      ? set
      : {
          kind: Kind.SELECTION_SET,
          selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: root }, selectionSet: set }],
        };
  const used = variablesUsed(selectionSet);
  const variableDefinitions =
    definition.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) ?? [];
  const part: OperationDefinitionNode = { ...definition, variableDefinitions, selectionSet };
  parts.push({ document: { kind: Kind.DOCUMENT, definitions: [part] }, path, typeName });
}

/** Whether something is selected below a field of these objects. */
function isNested({ fragments }: Cutting, set: SelectionSetNode): boolean {
  const visited = new Set<string>();
  const nests = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.selectionSet !== undefined;
      if (selection.kind === Kind.INLINE_FRAGMENT) return nests(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      if (!fragment || visited.has(selection.name.value)) return false;
      visited.add(selection.name.value);
      return nests(fragment.selectionSet);
    });
  return nests(set);
}

function listSteps(type: GraphQLOutputType): readonly string[] {
  const nullable = getNullableType(type);
  return isListType(nullable) ? ['@', ...listSteps(nullable.ofType)] : [];
}
