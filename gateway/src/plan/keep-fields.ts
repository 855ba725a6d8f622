import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/**
 * A selection with only those of its own fields that are wanted, by field and by the type condition that it stands below
 * (empty for none). Fragments of which nothing is left go; what stands below a field stays as it is.
 */
export function keepFields(
  set: SelectionSetNode,
  isWanted: (field: FieldNode, typeName: string) => boolean,
  typeName = '',
): SelectionSetNode {
  const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return isWanted(selection, typeName) ? [selection] : [];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    const condition = selection.typeCondition?.name.value ?? typeName;
    const selectionSet = keepFields(selection.selectionSet, isWanted, condition);
    return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : [];
  });
  return { ...set, selections };
}
