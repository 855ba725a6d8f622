import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Size of a definition once the fragments that it spreads are written out. */
export interface ExpandedSize {
  readonly fields: number;
  /** fields inside each other */
  readonly depth: number;
  readonly aliases: number;
  /** fields and fragments */
  readonly selections: number;
  /** variables that it declares */
  readonly variables: number;
}

const NOTHING: ExpandedSize = { fields: 0, depth: 0, aliases: 0, selections: 0, variables: 0 };

/**
 * Measures each operation and fragment without writing anything out: each fragment once, then added wherever it is spread,
 * so that fragments of fragments of fragments cost nothing to measure however large they would become. A fragment that
 * spreads itself counts once; validation refuses it.
 */
export function expandedSizes({ definitions }: DocumentNode): readonly ExpandedSize[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, ExpandedSize>();
  const measure = ({ selections: set }: SelectionSetNode): ExpandedSize => {
    let [fields, depth, aliases, selections] = [0, 0, 0, 0];
    for (const selection of set) {
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
      selections += below.selections + 1;
    }
    return { fields, depth, aliases, selections, variables: 0 };
  };
  const measureFragment = (name: string): ExpandedSize => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment ? measure(fragment.selectionSet) : NOTHING;
    measured.set(name, size);
    return size;
  };
  return definitions.flatMap((definition: DefinitionNode) => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) return [measureFragment(definition.name.value)];
    return definition.kind === Kind.OPERATION_DEFINITION
      ? [{ ...measure(definition.selectionSet), variables: definition.variableDefinitions?.length ?? 0 }]
      : [];
  });
}
