import { selectionOf } from '../../from-query-plan.js';
import type { FetchNode } from '../../query-plan.js';
import { withOperation } from './fetch-operation.js';
import { entityFields, keepFieldsOf, keepRequiredPaths } from './fetch-parts.js';
import type { Call } from './isolate-required-arguments.js';
import { plannedPaths, type RequiredPaths } from '../../join-spec/required-paths.js';

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
    ...withOperation(fetch, (operation) => keepFieldsOf(operation, group.fields)),
    requires: keepRequiredPaths(fetch.requires ?? [], '', (path) => {
      const target = targetOf(path);
      return !contested.has(target) || group.sources.get(target) === path;
    }),
  }));
}
