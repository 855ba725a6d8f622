import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { QueryPlanSelectionNode } from '../query-plan.js';
import { parseFields } from './required-fields.js';
import { applied, hasFields, textOf } from './supergraph-document.js';

/** The paths of fields that a field requires, such as `size.w`. */
export type RequiredPaths = (subgraph: string, typeName: string, field: string) => readonly string[];

/** What each field of each subgraph requires, read off the supergraph. */
export function readRequiredPaths(document: DocumentNode): RequiredPaths {
  const nameOf = graphNames(document);
  const required = new Map<string, readonly string[]>();
  for (const type of document.definitions.filter(hasFields)) {
    for (const field of type.fields ?? []) {
      for (const join of applied(field, 'join__field')) {
        const requires = textOf(join, 'requires');
        if (requires === undefined) continue;
        const subgraph = nameOf.get(textOf(join, 'graph') ?? '');
        required.set(`${subgraph} ${type.name.value}.${field.name.value}`, selectedPaths(parseFields(requires)));
      }
    }
  }
  return (subgraph, typeName, field) => required.get(`${subgraph} ${typeName}.${field}`) ?? [];
}

/** Subgraph names by the values of `join__Graph`. */
export function graphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const graphs = definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return new Map();
  return new Map(
    graphs.values?.map((value) => {
      const [graph] = applied(value, 'join__graph');
      return [value.name.value, (graph && textOf(graph, 'name')) ?? value.name.value];
    }),
  );
}

/** The paths of all fields that a selection names, such as `size` and `size.w`. */
export function selectedPaths({ selections }: SelectionSetNode, above = ''): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return selectedPaths(selection.selectionSet, above);
    const path = `${above}${selection.name.value}`;
    return [path, ...(selection.selectionSet ? selectedPaths(selection.selectionSet, `${path}.`) : [])];
  });
}

/** The same for the selections of a plan. */
export function plannedPaths(selections: readonly QueryPlanSelectionNode[], above = ''): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') return plannedPaths(selection.selections, above);
    const path = `${above}${selection.name}`;
    return [path, ...plannedPaths(selection.selections ?? [], `${path}.`)];
  });
}
