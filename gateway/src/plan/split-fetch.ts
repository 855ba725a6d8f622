import { Kind, type FieldNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { DraftFetch } from './draft-plan.js';
import { keepFields } from './keep-fields.js';
import { variablesUsed } from './variables-used.js';

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
  // Types are named wherever they were: they tell of the objects, not of a field.
  const isOfThese = ({ alias, name }: FieldNode): boolean =>
    (alias ?? name).value === '__typename' || names.has((alias ?? name).value);
  const selections = definition.selectionSet.selections.map((entities) =>
    entities.kind === Kind.FIELD && entities.selectionSet
      ? { ...entities, selectionSet: keepFields(entities.selectionSet, isOfThese) }
      : entities,
  );
  const selectionSet: SelectionSetNode = { ...definition.selectionSet, selections };
  const used = variablesUsed(selectionSet);
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
