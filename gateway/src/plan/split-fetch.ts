import { Kind, visit, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { DraftFetch } from './draft-plan.js';

/** Whether a fetch can be asked in parts: what is renamed, or comes from context, is known as a whole only. */
export function isSplittable({ requires, operation, operationKind, ...fetch }: DraftFetch): boolean {
  return (
    requires !== undefined &&
    operationKind === 'query' &&
    operation.definitions.length === 1 &&
    fetch.outputRewrites.length === 0 &&
    fetch.contextArguments.length === 0
  );
}

/** The same fetch for some of its fields only. */
export function partOf(fetch: DraftFetch, id: number, fields: readonly string[]): DraftFetch {
  const definition = fetch.operation.definitions[0] as OperationDefinitionNode;
  const names = new Set(fields);
  const selections = definition.selectionSet.selections.map((entities) =>
    entities.kind === Kind.FIELD && entities.selectionSet
      ? { ...entities, selectionSet: only(entities.selectionSet, names) }
      : entities,
  );
  const selectionSet: SelectionSetNode = { ...definition.selectionSet, selections };
  const used = variablesOf(selectionSet);
  const part: OperationDefinitionNode = {
    ...definition,
    selectionSet,
    variableDefinitions: definition.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) ?? [],
  };
  return {
    ...fetch,
    id,
    fields,
    variables: fetch.variables.filter((name) => used.has(name)),
    operation: { ...fetch.operation, definitions: [part] },
  };
}

/** Types are named wherever they were: they tell of the objects, not of a field. */
function only({ selections, ...set }: SelectionSetNode, names: ReadonlySet<string>): SelectionSetNode {
  return {
    ...set,
    selections: selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        return name === '__typename' || names.has(name) ? [selection] : [];
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      const selectionSet = only(selection.selectionSet, names);
      return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : [];
    }),
  };
}

function variablesOf(set: SelectionSetNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(set, { Variable: ({ name }) => void used.add(name.value) });
  return used;
}
