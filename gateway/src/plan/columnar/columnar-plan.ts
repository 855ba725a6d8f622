import { getOperationAST, Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import { pathText, typesOf } from '../../path-steps.js';
import type { FetchPart, FetchStep, PathStep } from '../executable-plan.js';
import type { MergedFetch } from '../passes/merge-fetches.js';
import { createPlaces, type EntityTarget, type Place, type PlacesByPath, type PathConditions } from './place.js';
import { createTable, type Table } from './table.js';

/** A part of a fetch that asks about entities. */
export interface EntityTable {
  /** its place among all such parts of the plan */
  readonly id: number;
  readonly part: FetchPart;
  /** the name of its list in the answer as JSON, with its colon */
  readonly key: Uint8Array;
  readonly table: Table;
  readonly targets: readonly EntityTarget[];
}

/** The tables of one fetch: one for its root, or one for each of its entity parts. */
export interface FetchTables {
  readonly id: number;
  readonly step: FetchStep;
  readonly root?: Table;
  readonly entities: readonly EntityTable[];
}

/** How the answers of a plan are kept as tables and joined (ADR 0009). Frozen knowledge; holds no data. */
export interface ColumnarPlan {
  readonly fetches: readonly FetchTables[];
  readonly tables: readonly Table[];
  readonly root: Place;
  readonly places: readonly Place[];
}

/**
 * The tables of a plan. Undefined for what is executed by the objects strategy alone: mutations, arguments from context, rewritten
 * data, root fields below others, and objects that two fetches tell of without a key.
 */
export function createColumnarPlan(fetches: readonly MergedFetch[]): ColumnarPlan | undefined {
  const tables: Table[] = [];
  const drafts: { step: FetchStep; root?: Table; entities: Omit<EntityTable, 'targets'>[] }[] = [];
  let parts = 0;
  for (const { operation, ...step } of fetches) {
    if (step.operationKind !== 'query' || !step.parts.every(isPlain)) return undefined;
    const selected = operation.definitions.length === 1 ? getOperationAST(operation)?.selectionSet : undefined;
    if (!selected) return undefined;
    const draft: (typeof drafts)[number] = { step, entities: [] };
    for (const part of step.parts) {
      const table = createTable(tables, step.id, [part.requires ? entitySelection(selected, part) : selected]);
      if (!table) return undefined;
      const key = Buffer.from(`${JSON.stringify(part.responseName ?? '')}:`);
      if (part.requires) draft.entities.push({ id: parts++, part, key, table });
      else draft.root = table;
    }
    drafts.push(draft);
  }
  const entityTables = drafts.flatMap(({ entities }) => entities);
  const found = createPlaces({
    roots: drafts.flatMap(({ root }) => root ?? []),
    entitiesAt: (path) =>
      entityTables.filter(({ part }) => part.paths.some((at) => pathText(at) === path)).map(({ table }) => table),
  });
  if (!found) return undefined;
  const targetsOf = ({ part, table }: Omit<EntityTable, 'targets'>): EntityTarget[] =>
    [...Map.groupBy(part.paths, pathText)].flatMap(([path, paths]) => {
      const at = found.at(path);
      const join = at?.joinTo.get(table);
      return at && join !== undefined ? [{ place: at.place, join, conditions: conditionsOf(found, paths) }] : [];
    });
  const planned = drafts.map(({ step, root, entities }, id): FetchTables => ({
    id,
    step,
    ...(root ? { root } : {}),
    entities: entities.map((entity) => ({ ...entity, targets: targetsOf(entity) })),
  }));
  const reached = planned.every(({ entities }) =>
    entities.every(({ part, targets }) => targets.length === new Set(part.paths.map(pathText)).size),
  );
  return reached ? { fetches: planned, tables, root: found.root, places: found.places } : undefined;
}

function isPlain({ requires, paths, inputRewrites, outputRewrites, contextArguments }: FetchPart): boolean {
  if (inputRewrites.length > 0 || outputRewrites.length > 0 || contextArguments.length > 0) return false;
  return paths.every((path) => (path.length === 0) === (requires === undefined));
}

/** A path without conditions covers the others. */
function conditionsOf(places: PlacesByPath, paths: readonly (readonly PathStep[])[]): readonly PathConditions[] {
  const conditions = paths.map((path): PathConditions => {
    const types = new Map<Place, readonly string[]>();
    path.forEach((step, i) => {
      const at = typesOf(step) && places.at(pathText(path.slice(0, i)));
      if (at) types.set(at.place, typesOf(step) as readonly string[]);
    });
    return types;
  });
  const free = conditions.find(({ size }) => size === 0);
  return free ? [free] : conditions;
}

function entitySelection({ selections }: SelectionSetNode, { responseName }: FetchPart): SelectionSetNode {
  const field = selections.find(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseName,
  );
  if (!field?.selectionSet) throw new Error(`a fetch of entities must select ${responseName}`);
  return field.selectionSet;
}
