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
import type { InterfaceObjects } from './join-spec/interface-objects.js';

/** Which types the objects that lead to a field have, from the root on; undefined for a depth at which any will do. */
export type TypesAlong = readonly (ReadonlySet<string> | undefined)[];

/** The places of an operation's data, such as `users.reviews`, and below which types they are selected. */
export interface SelectedPlaces {
  /** The types of the objects from the root to the one that has this field; undefined where nobody selects it. */
  readonly typesAlong: (place: string) => TypesAlong | undefined;
  /** The types that objects at a place can have, names of interface objects among them. */
  readonly typesAt: (place: string) => ReadonlySet<string>;
  /** The composite type of the field that leads to a place. */
  readonly fieldType: (place: string) => string | undefined;
}

/** The operation that was planned. */
export interface PlannedOperation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly schema: GraphQLSchema;
  readonly possibleTypes: (typeName: string) => ReadonlySet<string>;
  readonly interfaceObjects: InterfaceObjects;
}

/** Reads an operation's places from its document. */
export function selectedPlaces(source: PlannedOperation): SelectedPlaces {
  const { document, operationName, schema } = source;
  const walk: Walk = {
    ...source,
    fragments: fragmentsOf(document),
    along: new Map(),
    typesAt: new Map(),
    fieldTypes: new Map(),
  };
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (operation && root) addFields(walk, operation.selectionSet, root, [], [new Set([root.name])]);
  return {
    typesAlong: (place) => walk.along.get(place),
    typesAt: (place) => walk.typesAt.get(place) ?? NO_TYPES,
    fieldType: (place) => walk.fieldTypes.get(place),
  };
}

const NO_TYPES: ReadonlySet<string> = new Set();

interface Walk extends PlannedOperation {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly along: Map<string, TypesAlong>;
  readonly fieldTypes: Map<string, string>;
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
    const known = walk.along.get(place);
    walk.along.set(
      place,
      types.map((some, i) => new Set([...(known?.[i] ?? []), ...some])),
    );
    const definition = 'getFields' in parent ? parent.getFields()[selection.name.value] : undefined;
    const type = definition && getNamedType(definition.type);
    if (!selection.selectionSet || !isCompositeType(type)) continue;
    const possible = walk.possibleTypes(type.name);
    walk.fieldTypes.set(place, type.name);
    walk.typesAt.set(place, new Set([...(walk.typesAt.get(place) ?? []), ...possible]));
    addFields(walk, selection.selectionSet, type, below, [...types, possible]);
  }
}
