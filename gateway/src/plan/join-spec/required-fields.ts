import { Kind, parse, print, visit, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { typeOfField, type FieldsDefinition } from './supergraph-document.js';

/** Reads the fields of a directive (`"id size { w }"`). */
export function parseFields(fields: string): SelectionSetNode {
  const [definition] = parse(`{${fields}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no selection: ${fields}`);
  return definition.selectionSet;
}

/** Writes them. */
export function printFields({ selections }: SelectionSetNode): string {
  return selections.map((selection) => print(selection)).join(' ');
}

/** Changes every field of a selection, knowing the type that it is asked of; what stands below a field is changed before it. */
export function mapFields(
  set: SelectionSetNode,
  typeName: string,
  types: ReadonlyMap<string, FieldsDefinition>,
  change: (field: FieldNode, typeName: string) => FieldNode,
): SelectionSetNode {
  const mapSelection = (selection: SelectionNode): SelectionNode => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value ?? typeName;
      return { ...selection, selectionSet: mapFields(selection.selectionSet, condition, types, change) };
    }
    const below = typeOfField(types, typeName, selection.name.value);
    const selectionSet =
      selection.selectionSet && below !== undefined
        ? mapFields(selection.selectionSet, below, types, change)
        : selection.selectionSet;
    return change({ ...selection, ...(selectionSet ? { selectionSet } : {}) }, typeName);
  };
  return { ...set, selections: set.selections.map(mapSelection) };
}

/** The names of all fields in a selection, however deep. */
export function fieldNames(set: SelectionSetNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(set, { Field: ({ name }) => void names.add(name.value) });
  return names;
}
