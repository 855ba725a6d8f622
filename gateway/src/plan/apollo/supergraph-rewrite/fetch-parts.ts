import { Kind, type FieldNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { keepFields } from '../../keep-fields.js';
import type { QueryPlanSelectionNode } from '../../query-plan.js';

/** The fields directly below the entities, with the type that each is asked of. */
export function entityFields({ selections }: SelectionSetNode, typeName: string): [string, string, FieldNode][] {
  return selections.flatMap((selection): [string, string, FieldNode][] => {
    if (selection.kind === Kind.FIELD) return [[keyOf(typeName, selection), typeName, selection]];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    return entityFields(selection.selectionSet, selection.typeCondition?.name.value ?? typeName);
  });
}

const keyOf = (typeName: string, { alias, name }: FieldNode): string => `${typeName} ${(alias ?? name).value}`;

export function keepFieldsOf(operation: OperationDefinitionNode, kept: ReadonlySet<string>): OperationDefinitionNode {
  const [entities] = operation.selectionSet.selections as [FieldNode];
  const selectionSet =
    entities.selectionSet && keepFields(entities.selectionSet, (field, typeName) => kept.has(keyOf(typeName, field)));
  const selections = [{ ...entities, ...(selectionSet ? { selectionSet } : {}) }];
  return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
}

/** An object of which nothing is left goes too. */
export function keepRequiredPaths(
  selections: readonly QueryPlanSelectionNode[],
  above: string,
  wanted: (path: string) => boolean,
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') {
      const below = keepRequiredPaths(selection.selections, above, wanted);
      return below.length > 0 ? [{ ...selection, selections: below }] : [];
    }
    const path = `${above}${selection.name}`;
    if (!wanted(path)) return [];
    if (!selection.selections) return [selection];
    const below = keepRequiredPaths(selection.selections, `${path}.`, wanted);
    return below.length > 0 ? [{ ...selection, selections: below }] : [];
  });
}
