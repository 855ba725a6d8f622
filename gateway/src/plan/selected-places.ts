import {
  getNamedType,
  getOperationAST,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from './fragments-of.js';

/** Which types the objects above a place have, from the root on; undefined for a depth at which any will do. */
export type TypesAbove = readonly (ReadonlySet<string> | undefined)[];

/** The places of an operation's data, such as `users.reviews`, and below which types they are selected. */
export interface SelectedPlaces {
  /** The types of the objects above the one that has this field; undefined where nobody selects it. */
  readonly typesAbove: (place: string) => TypesAbove | undefined;
  /** Whether objects at a place can have no other types. */
  readonly isEveryType: (place: string, types: ReadonlySet<string>) => boolean;
}

/** The operation that was planned. */
export interface PlannedOperation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly schema: GraphQLSchema;
  readonly possibleTypes: (typeName: string) => ReadonlySet<string>;
}

/** Reads an operation's places from its document. */
export function selectedPlaces(source: PlannedOperation): SelectedPlaces {
  const { document, operationName, schema, possibleTypes } = source;
  const walk: Walk = { ...source, fragments: fragmentsOf(document), above: new Map(), typesAt: new Map() };
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (operation && root) addFields(walk, operation.selectionSet, root, [], [new Set([root.name])]);
  return {
    typesAbove: (place) => walk.above.get(place),
    isEveryType: (place, types) =>
      [...(walk.typesAt.get(place) ?? [])].every((name) => types.has(name) || possibleTypes(name).size > 1),
  };
}

interface Walk extends PlannedOperation {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly above: Map<string, TypesAbove>;
  readonly typesAt: Map<string, Set<string>>;
}

/** `types` are those of the objects from the root to the ones that the selection is about. */
function addFields(
  walk: Walk,
  { selections }: SelectionSetNode,
  parent: GraphQLCompositeType,
  fields: readonly string[],
  types: readonly ReadonlySet<string>[],
): void {
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
      const condition = fragment?.typeCondition && walk.schema.getType(fragment.typeCondition.name.value);
      const possible = isCompositeType(condition) ? walk.possibleTypes(condition.name) : undefined;
      const own = types.at(-1) as ReadonlySet<string>;
      const narrowed = possible
        ? [...types.slice(0, -1), new Set([...own].filter((name) => possible.has(name)))]
        : types;
      if (fragment)
        addFields(walk, fragment.selectionSet, isCompositeType(condition) ? condition : parent, fields, narrowed);
      continue;
    }
    const below = [...fields, (selection.alias ?? selection.name).value];
    const place = below.join('.');
    const known = walk.above.get(place);
    walk.above.set(
      place,
      types.slice(0, -1).map((some, i) => new Set([...(known?.[i] ?? []), ...some])),
    );
    const definition = 'getFields' in parent ? parent.getFields()[selection.name.value] : undefined;
    const type = definition && getNamedType(definition.type);
    if (!selection.selectionSet || !isCompositeType(type)) continue;
    const possible = walk.possibleTypes(type.name);
    walk.typesAt.set(place, new Set([...(walk.typesAt.get(place) ?? []), ...possible]));
    addFields(walk, selection.selectionSet, type, below, [...types, possible]);
  }
}
