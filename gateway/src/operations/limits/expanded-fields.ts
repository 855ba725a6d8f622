import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Size of an operation once its fragments are spread out. */
export interface ExpandedSize {
  readonly fields: number;
  readonly depth: number;
  readonly aliases: number;
}

/**
 * Measures without spreading: each fragment once, then added wherever it is used, so that fragments of fragments of
 * fragments cost nothing to measure however large they would become.
 */
export function expandedSize(document: DocumentNode, operation: OperationDefinitionNode): ExpandedSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, ExpandedSize>();
  const measure = ({ selections }: SelectionSetNode): ExpandedSize => {
    let [fields, depth, aliases] = [0, 0, 0];
    for (const selection of selections) {
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : selection.selectionSet
            ? measure(selection.selectionSet)
            : NOTHING;
      const isField = selection.kind === Kind.FIELD;
      fields += below.fields + (isField ? 1 : 0);
      aliases += below.aliases + (isField && selection.alias ? 1 : 0);
      depth = Math.max(depth, below.depth + (isField ? 1 : 0));
    }
    return { fields, depth, aliases };
  };
  const measureFragment = (name: string): ExpandedSize => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    const size = fragment ? measure(fragment.selectionSet) : NOTHING;
    measured.set(name, size);
    return size;
  };
  return measure(operation.selectionSet);
}

const NOTHING: ExpandedSize = { fields: 0, depth: 0, aliases: 0 };
