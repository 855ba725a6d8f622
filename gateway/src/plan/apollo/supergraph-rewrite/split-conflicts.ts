import { Kind, type FieldNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { selectionOf } from '../../from-query-plan.js';
import { keepFields } from '../../keep-fields.js';
import type { FetchNode, QueryPlanSelectionNode } from '../../query-plan.js';
import { withOperation } from './fetch-operation.js';
import type { Call } from './isolate-required-arguments.js';
import { plannedPaths, type RequiredPaths } from './required-paths.js';

/** Fields of a fetch whose required values fit into one representation. */
interface Group {
  /** types and response names */
  readonly fields: Set<string>;
  /** the planner's paths, by the paths in the representation */
  readonly sources: Map<string, string>;
}

/**
 * Splits a fetch of entities whose representation would need two values in one place: `price` in one currency for one
 * field, in another for another. Each of the fetches takes fields that agree, and sends what these require.
 */
export function splitConflicts(
  fetch: FetchNode,
  calls: ReadonlyMap<string, Call>,
  requiredPaths: RequiredPaths,
): readonly FetchNode[] {
  const targetOf = (path: string): string => {
    const names = path.split('.');
    return names.map((name) => calls.get(name)?.field ?? name).join('.');
  };
  const sources = Map.groupBy(new Set(plannedPaths(fetch.requires ?? [])), targetOf);
  const contested = new Set([...sources].flatMap(([target, paths]) => (paths.length > 1 ? [target] : [])));
  if (contested.size === 0) return [fetch];
  const groups: Group[] = [];
  const entities = selectionOf(fetch.operation, true);
  for (const [key, typeName, field] of entityFields(entities, '')) {
    const needed = requiredPaths(fetch.serviceName, typeName, field.name.value)
      .map((path) => [targetOf(path), path] as const)
      .filter(([target]) => contested.has(target));
    const fitting = groups.find(({ sources: held }) =>
      needed.every(([target, path]) => (held.get(target) ?? path) === path),
    );
    const group = fitting ?? { fields: new Set(), sources: new Map() };
    if (!fitting) groups.push(group);
    group.fields.add(key);
    for (const [target, path] of needed) group.sources.set(target, path);
  }
  return groups.map((group) => ({
    ...withOperation(fetch, (operation) => keepOf(operation, group.fields)),
    requires: keepPaths(fetch.requires ?? [], '', (path) => {
      const target = targetOf(path);
      return !contested.has(target) || group.sources.get(target) === path;
    }),
  }));
}

/** The fields directly below the entities, with the type that each is asked of. */
function entityFields({ selections }: SelectionSetNode, typeName: string): [string, string, FieldNode][] {
  return selections.flatMap((selection): [string, string, FieldNode][] => {
    if (selection.kind === Kind.FIELD) return [[keyOf(typeName, selection), typeName, selection]];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    return entityFields(selection.selectionSet, selection.typeCondition?.name.value ?? typeName);
  });
}

const keyOf = (typeName: string, { alias, name }: FieldNode): string => `${typeName} ${(alias ?? name).value}`;

function keepOf(operation: OperationDefinitionNode, kept: ReadonlySet<string>): OperationDefinitionNode {
  const [entities] = operation.selectionSet.selections as [FieldNode];
  const selectionSet =
    entities.selectionSet && keepFields(entities.selectionSet, (field, typeName) => kept.has(keyOf(typeName, field)));
  const selections = [{ ...entities, ...(selectionSet ? { selectionSet } : {}) }];
  return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
}

/** An object of which nothing is left goes too. */
function keepPaths(
  selections: readonly QueryPlanSelectionNode[],
  above: string,
  wanted: (path: string) => boolean,
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') {
      const below = keepPaths(selection.selections, above, wanted);
      return below.length > 0 ? [{ ...selection, selections: below }] : [];
    }
    const path = `${above}${selection.name}`;
    if (!wanted(path)) return [];
    if (!selection.selections) return [selection];
    const below = keepPaths(selection.selections, `${path}.`, wanted);
    return below.length > 0 ? [{ ...selection, selections: below }] : [];
  });
}
