import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What is selected at one place of an answer: how often each response name stands there, and what is below it. */
interface SelectedPlace {
  readonly counts: Map<string, number>;
  readonly below: Map<string, SelectedPlace>;
}

/**
 * How many selections at most give one response name at one place, fragments written out. Fields in set can merge (GraphQL
 * specification §5.3.2) only if each of them agrees with each, so the cost of validation grows with the square of this.
 */
export function mostCompared({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  let most = 0;
  const add = (place: SelectedPlace, { selections }: SelectionSetNode, spread: ReadonlySet<string>): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) add(place, selection.selectionSet, spread);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const { value: name } = selection.name;
        const fragment = fragments.get(name);
        if (fragment && !spread.has(name)) add(place, fragment.selectionSet, new Set([...spread, name]));
      } else {
        const name = (selection.alias ?? selection.name).value;
        const count = (place.counts.get(name) ?? 0) + 1;
        place.counts.set(name, count);
        most = Math.max(most, count);
        if (!selection.selectionSet) continue;
        const below = place.below.get(name) ?? emptyPlace();
        place.below.set(name, below);
        add(below, selection.selectionSet, spread);
      }
    }
  };
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) add(emptyPlace(), definition.selectionSet, new Set());
  return most;
}

const emptyPlace = (): SelectedPlace => ({ counts: new Map(), below: new Map() });
