import { Kind, print, type DocumentNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/**
 * The document with each selection once that stands several times, equal in all it says, in one selection set. It means the
 * same (GraphQL specification §5.3.2, fields in set can merge), and keeps validation, which compares each with each, from
 * taking time that grows with their square.
 */
export function deduplicateSelections(document: DocumentNode): DocumentNode {
  const numbers = new Map<string, number>();
  /** equal for equal texts */
  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = numbers.size));
    return number;
  };
  const identify = (selection: SelectionNode, below: number | undefined): number => {
    const directives = selection.directives?.map((directive) => print(directive)).join(' ') ?? '';
    const rest = `${directives} {${below ?? ''}}`;
    switch (selection.kind) {
      case Kind.FIELD: {
        const given = selection.arguments?.map((argument) => print(argument)).join(',') ?? '';
        return numberOf(`${selection.alias?.value ?? ''}:${selection.name.value}(${given})${rest}`);
      }
      case Kind.INLINE_FRAGMENT:
        return numberOf(`... on ${selection.typeCondition?.name.value ?? ''}${rest}`);
      case Kind.FRAGMENT_SPREAD:
        return numberOf(`...${selection.name.value}${rest}`);
    }
  };
  const deduplicate = (set: SelectionSetNode): { readonly set: SelectionSetNode; readonly number: number } => {
    const selections = new Map<number, SelectionNode>();
    for (const selection of set.selections) {
      const inner =
        'selectionSet' in selection && selection.selectionSet ? deduplicate(selection.selectionSet) : undefined;
      const number = identify(selection, inner?.number);
      if (!selections.has(number))
        selections.set(number, inner ? ({ ...selection, selectionSet: inner.set } as SelectionNode) : selection);
    }
    return { set: { ...set, selections: [...selections.values()] }, number: numberOf([...selections.keys()].join()) };
  };
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      'selectionSet' in definition
        ? { ...definition, selectionSet: deduplicate(definition.selectionSet).set }
        : definition,
    ),
  };
}
