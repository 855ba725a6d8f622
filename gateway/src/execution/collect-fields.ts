import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Supergraph } from '../supergraph.js';

/** All selections of one field of one object type, under its response name. */
export interface CollectedField {
  readonly responseName: string;
  readonly fieldName: string;
  readonly nodes: readonly FieldNode[];
}

/** What collecting fields depends on beside the selections. */
export interface CollectContext {
  readonly possibleTypes: Supergraph['possibleTypes'];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** collected before, by the field nodes whose selections they are, and by type; the elements of a list share them */
  readonly known: WeakMap<readonly FieldNode[], Map<string, readonly CollectedField[]>>;
}

/** The fields selected below a field, for an object of that type (GraphQL specification §6.4.3 CollectSubfields). */
export function collectSubfields(
  context: CollectContext,
  typeName: string,
  nodes: readonly FieldNode[],
): readonly CollectedField[] {
  let byType = context.known.get(nodes);
  if (!byType) context.known.set(nodes, (byType = new Map()));
  let fields = byType.get(typeName);
  if (!fields)
    byType.set(
      typeName,
      (fields = collectFields(
        context,
        typeName,
        nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      )),
    );
  return fields;
}

/** Fields by response name, in the order they first appear (GraphQL specification §6.3.2 CollectFields). */
export function collectFields(
  context: CollectContext,
  typeName: string,
  sets: readonly SelectionSetNode[],
): readonly CollectedField[] {
  const byName = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  for (const set of sets) collect(context, typeName, set.selections, byName, visited);
  return [...byName].map(([responseName, nodes]) => ({
    responseName,
    fieldName: (nodes[0] as FieldNode).name.value,
    nodes,
  }));
}

function collect(
  context: CollectContext,
  typeName: string,
  selections: readonly SelectionNode[],
  byName: Map<string, FieldNode[]>,
  visited: Set<string>,
): void {
  for (const selection of selections) {
    if (!isIncluded(context, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const responseName = selection.alias?.value ?? selection.name.value;
      const same = byName.get(responseName);
      if (same) same.push(selection);
      else byName.set(responseName, [selection]);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : selection;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (visited.has(selection.name.value)) continue;
      visited.add(selection.name.value);
    }
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && (!condition || context.possibleTypes(condition).has(typeName))) {
      collect(context, typeName, fragment.selectionSet.selections, byName, visited);
    }
  }
}

function isIncluded({ variables }: CollectContext, selection: SelectionNode): boolean {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}
