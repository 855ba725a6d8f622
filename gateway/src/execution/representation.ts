import type { QueryPlanSelectionNode } from '../plan/plan-operation.js';
import type { Supergraph } from '../supergraph.js';
import { isJsonObject, own, setOwn, type JsonObject } from './json-object.js';
import { mergeEntities } from './merge-entities.js';

type Types = Pick<Supergraph, 'possibleTypes' | 'isObjectType'>;

/**
 * What a subgraph needs to know to find an entity, taken from the data gathered so far; undefined when a required field
 * is missing, because an earlier fetch failed or found nothing.
 */
export function representationOf(
  types: Types,
  requires: readonly QueryPlanSelectionNode[],
  entity: JsonObject,
): JsonObject | undefined {
  const representation = select(types, requires, entity);
  return representation && typeof own(representation, '__typename') === 'string' ? representation : undefined;
}

function select(
  types: Types,
  selections: readonly QueryPlanSelectionNode[],
  source: JsonObject,
): JsonObject | undefined {
  const selected: JsonObject = {};
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const name = selection.alias ?? selection.name;
      const value = own(source, name);
      if (value === undefined) return undefined;
      const nested = selection.selections ? selectWithin(types, selection.selections, value) : value;
      if (nested === undefined) return undefined;
      setOwn(selected, name, nested);
    } else {
      const typeName = own(source, '__typename');
      const { typeCondition } = selection;
      if (typeCondition && !(typeof typeName === 'string' && types.possibleTypes(typeCondition).has(typeName)))
        continue;
      const nested = select(types, selection.selections, source);
      if (!nested) return undefined;
      mergeEntities(types, selected, nested);
    }
  }
  return selected;
}

/** Below lists and nulls alike; an element that lacks a required field makes the whole representation useless. */
function selectWithin(types: Types, selections: readonly QueryPlanSelectionNode[], value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const elements = value.map((element) => selectWithin(types, selections, element));
    return elements.includes(undefined) ? undefined : elements;
  }
  return isJsonObject(value) ? select(types, selections, value) : undefined;
}
