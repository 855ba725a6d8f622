import { Kind, type FieldNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { pathText, typesOf } from '../../path-steps.js';
import type { DraftFetch } from '../draft-plan.js';
import type { PlannedOperation, SelectedPlaces } from '../selected-places.js';
import { pathsNeeded } from './find-dependencies.js';

/**
 * Asks what only a join needs of the types that the join is for: `title`, which a field of an interface object requires for
 * films, is fetched of films, and a book whose title fails is none the worse for it.
 */
export function requireForTypes(
  fetches: readonly DraftFetch[],
  { interfaceObjects }: PlannedOperation,
  places: SelectedPlaces,
): readonly DraftFetch[] {
  if (interfaceObjects.names.size === 0) return fetches;
  const fieldType = (place: string): string => places.fieldType(place) ?? '';
  const needed = new Map(fetches.map((fetch) => [fetch, new Set(pathsNeeded(fetch))]));

  /** The types for which a field at a place is of use; undefined for all. */
  const usedFor = (place: string, name: string): ReadonlySet<string> | undefined => {
    const path = place ? `${place}.${name}` : name;
    const used = new Set(places.typesAlong(path)?.at(-1));
    for (const fetch of fetches) {
      const at = pathText(fetch.path);
      // What stands on the way to other objects is of use for all of them.
      if (at === path || at.startsWith(`${path}.`)) return undefined;
      if (at !== place || needed.get(fetch)?.has(path) !== true) continue;
      const own = typesOf(fetch.path.at(-1) ?? '');
      if (!own) return undefined;
      for (const type of own) used.add(type);
    }
    return used.size > 0 ? used : undefined;
  };

  const conditionSet = (subgraph: string, set: SelectionSetNode, place: string, typeName: string): SelectionSetNode => {
    const known = interfaceObjects.implementations(subgraph, typeName);
    const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? typeName;
        return [{ ...selection, selectionSet: conditionSet(subgraph, selection.selectionSet, place, condition) }];
      }
      const { value: name } = selection.alias ?? selection.name;
      const below = place ? `${place}.${name}` : name;
      const field: FieldNode = selection.selectionSet
        ? { ...selection, selectionSet: conditionSet(subgraph, selection.selectionSet, below, fieldType(below)) }
        : selection;
      const types = known.size > 0 && name !== '__typename' ? usedFor(place, name) : undefined;
      if (!types || [...known].every((type) => types.has(type))) return [field];
      return [...known].filter((type) => types.has(type)).map((type) => conditionOn(type, field));
    });
    return { ...set, selections };
  };

  return fetches.map((fetch) => {
    const [definition, ...fragments] = fetch.operation.definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) return fetch;
    const place = pathText(fetch.path);
    const selectionSet = fetch.requires
      ? belowEntities(definition, (set) => conditionSet(fetch.subgraph, set, place, ''))
      : conditionSet(fetch.subgraph, definition.selectionSet, place, fieldType(place));
    return {
      ...fetch,
      operation: { ...fetch.operation, definitions: [{ ...definition, selectionSet }, ...fragments] },
    };
  });
}

function belowEntities(
  { selectionSet }: OperationDefinitionNode,
  change: (set: SelectionSetNode) => SelectionSetNode,
): SelectionSetNode {
  const selections = selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD && selection.selectionSet
      ? { ...selection, selectionSet: change(selection.selectionSet) }
      : selection,
  );
  return { ...selectionSet, selections };
}

function conditionOn(type: string, field: FieldNode): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  };
}
