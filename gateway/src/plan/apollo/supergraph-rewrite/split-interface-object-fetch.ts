import { selectionOf } from '../../from-query-plan.js';
import type { InterfaceObjects } from '../../join-spec/interface-objects.js';
import type { RequiredPaths } from '../../join-spec/required-paths.js';
import type { FetchNode } from '../../query-plan.js';
import { withOperation } from './fetch-operation.js';
import { entityFields, keepFieldsOf, keepRequiredPaths } from './fetch-parts.js';

/** What the splitting goes by. */
export interface SplitFacts {
  readonly interfaceObjects: InterfaceObjects;
  readonly requiredPaths: RequiredPaths;
}

/**
 * Splits a fetch of interface objects by what its fields require: they may be asked for different types, and what one
 * requires must not keep the others from being fetched. The parts travel in one request all the same (merge-fetches).
 */
export function splitInterfaceObjectFetch(
  fetch: FetchNode,
  { interfaceObjects, requiredPaths }: SplitFacts,
): readonly FetchNode[] {
  if (!fetch.requires || interfaceObjects.names.size === 0) return [fetch];
  const fields = entityFields(selectionOf(fetch.operation, true), '').map(([key, typeName, { name }]) => ({
    key,
    required: interfaceObjects.names.has(typeName) ? requiredPaths(fetch.serviceName, typeName, name.value) : [],
    keys: interfaceObjects.keyFields(fetch.serviceName, typeName),
  }));
  const groups = [...Map.groupBy(fields, ({ required }) => [...required].sort().join(' ')).values()];
  if (groups.length < 2) return [fetch];
  const requiredByAny = new Set(fields.flatMap(({ required }) => required));
  return groups.map((group) => {
    const kept = new Set(group.flatMap(({ required, keys }) => [...required, ...keys]));
    return {
      ...withOperation(fetch, (operation) => keepFieldsOf(operation, new Set(group.map(({ key }) => key)))),
      requires: keepRequiredPaths(fetch.requires ?? [], '', (path) => !requiredByAny.has(path) || kept.has(path)),
    };
  });
}
