import { isAbstractType, Kind, type SelectionSetNode } from 'graphql';
import { ofTypes, pathText } from '../../path-steps.js';
import type { DraftFetch, DraftPlan } from '../draft-plan.js';
import type { PathStep } from '../executable-plan.js';
import { selectedPlaces, type PlannedOperation, type SelectedPlaces, type TypesAlong } from '../selected-places.js';
import { selectionOf } from '../from-query-plan.js';
import { isSplittable, partOf } from '../split-fetch.js';
import { requireForTypes } from './condition-required-fields.js';
import { fetchUses, type FetchUses } from './fetch-uses.js';
import { pathsBrought } from './find-dependencies.js';

/**
 * Lets each entity fetch begin only at objects of the types for which it is of use: the planner names the fields that lead
 * to a place, not the types whose fields they are, so that `... on Book { publisher { x } } ... on Song { publisher { y } }`
 * would ask for the `y` of the books' publishers too. What a fetch brings is of use where the client asks for it, and where a
 * later fetch needs it. A fetch of fields that are of use for different types becomes several.
 */
export function narrowPaths(plan: DraftPlan, planned: PlannedOperation): DraftPlan {
  if (!plan.fetches.some(({ requires }) => requires) || !hasAbstractTypes(planned)) return plan;
  const places = selectedPlaces(planned);
  const { uses, needs } = fetchUses(plan, places);
  let next = Math.max(...plan.fetches.map(({ id }) => id)) + 1;
  const narrowing: Narrowing = { planned, places, uses, nextId: () => next++ };
  const parts = new Map<number, readonly DraftFetch[]>();
  for (const fetch of plan.fetches) {
    const before = [...fetch.after].flatMap((id) => {
      const all = parts.get(id) ?? [];
      // A fetch waits for the parts that bring what it needs; for all of them where that is not known.
      const bringing = all.filter((part) => needs(fetch, part, part.fields));
      return bringing.length > 0 ? bringing : all;
    });
    parts.set(fetch.id, narrow({ ...fetch, after: new Set(before.map(({ id }) => id)) }, narrowing));
  }
  const fetches = [...parts.values()].flat();
  return { ...plan, fetches: waitForTypes(requireForTypes(fetches, planned, places), planned, places) };
}

interface Narrowing {
  readonly planned: PlannedOperation;
  readonly places: SelectedPlaces;
  readonly uses: ReadonlyMap<number, FetchUses>;
  readonly nextId: () => number;
}

const hasAbstractTypes = ({ schema }: PlannedOperation): boolean =>
  Object.values(schema.getTypeMap()).some((type) => isAbstractType(type) && !type.name.startsWith('__'));

/** The fetch below its types; in parts where its fields are of use for different ones. */
function narrow(fetch: DraftFetch, narrowing: Narrowing): readonly DraftFetch[] {
  const uses = narrowing.uses.get(fetch.id);
  if (fetch.requires === undefined || !uses) return [fetch];
  const { whole, fields } = uses;
  const pathOf = (along: TypesAlong | undefined, names: readonly string[]): readonly PathStep[] =>
    withTypes(fetch, along, names, narrowing);
  const byPath = Map.groupBy(fields, ([name, along]) => pathOf(along, [name]).join('.'));
  // What nobody is seen to use is brought wherever anything is.
  const isTraced = fetch.fields.every((name) => fields.has(name));
  if (byPath.size < 2 || !isTraced || !isSplittable(fetch)) return [{ ...fetch, path: pathOf(whole, fetch.fields) }];
  return [...byPath.values()].map((used, i) => {
    const names = used.map(([name]) => name);
    const part = partOf(fetch, i === 0 ? fetch.id : narrowing.nextId(), names);
    // Each of these fields alone has this path. Asked of all of them at once, the types of the first would hold for the others.
    const [first, along] = used[0] as [string, TypesAlong | undefined];
    return { ...part, path: pathOf(along, [first]) };
  });
}

/** A fetch's path with the types from which it leads on; at its end, those that the fetch does not tell apart itself. */
function withTypes(
  fetch: DraftFetch,
  along: TypesAlong | undefined,
  names: readonly string[],
  { planned, places }: Narrowing,
): readonly PathStep[] {
  if (!along) return fetch.path;
  const isAbstract = (name: string): boolean => planned.possibleTypes(name).size > 1;
  const fields: string[] = [];
  const path = fetch.path.flatMap((step): readonly PathStep[] => {
    if (step === '@') return [step];
    const types = along[fields.length];
    const place = fields.join('.');
    fields.push(step);
    const isEvery = !types || [...places.typesAt(place)].every((name) => types.has(name) || isAbstract(name));
    return isEvery ? [step] : [ofTypes(types), step];
  });
  const own = along[fields.length];
  if (!own) return path;
  const asked = askedTypes(fetch, new Set(names), planned);
  const others = [...places.typesAt(fields.join('.'))].filter((name) => !own.has(name) && !isAbstract(name));
  return others.some((name) => asked.has(name)) ? [...path, ofTypes(own)] : path;
}

/** The types whose objects a fetch asks for some of its fields. */
function askedTypes(
  { operation }: DraftFetch,
  names: ReadonlySet<string>,
  { possibleTypes }: PlannedOperation,
): ReadonlySet<string> {
  const asked = new Set<string>();
  const add = ({ selections }: SelectionSetNode, types: ReadonlySet<string>): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        add(selection.selectionSet, condition === undefined ? types : possibleTypes(condition));
      } else if (selection.kind === Kind.FIELD && names.has((selection.alias ?? selection.name).value))
        for (const name of types) asked.add(name);
    }
  };
  add(selectionOf(operation, true), new Set());
  return asked;
}

/** Where an interface object stands, its type is known only once a fetch has brought it: what is for some types waits. */
function waitForTypes(
  fetches: readonly DraftFetch[],
  { interfaceObjects }: PlannedOperation,
  places: SelectedPlaces,
): readonly DraftFetch[] {
  if (interfaceObjects.names.size === 0) return fetches;
  const brought = new Map(fetches.map((fetch) => [fetch.id, pathsBrought(fetch)]));
  const after = new Map(fetches.map((fetch) => [fetch.id, new Set(fetch.after)]));
  const waitsFor = (id: number, other: number): boolean =>
    id === other || [...(after.get(id) ?? [])].some((before) => waitsFor(before, other));
  for (const fetch of fetches) {
    fetch.path.forEach((step, i) => {
      const place = pathText(fetch.path.slice(0, i));
      if (!step.startsWith('|') || !interfaceObjects.names.has(places.fieldType(place) ?? '')) return;
      for (const { id } of fetches) {
        if (brought.get(id)?.has(`${place}.__typename`) && !waitsFor(id, fetch.id)) after.get(fetch.id)?.add(id);
      }
    });
  }
  // Each comes after all that it waits for.
  return inOrder(fetches.map((fetch) => ({ ...fetch, after: after.get(fetch.id) ?? fetch.after })));
}

function inOrder(fetches: readonly DraftFetch[]): readonly DraftFetch[] {
  const byId = new Map(fetches.map((fetch) => [fetch.id, fetch]));
  const ordered = new Set<DraftFetch>();
  const add = (fetch: DraftFetch): void => {
    if (ordered.has(fetch)) return;
    for (const id of fetch.after) {
      const before = byId.get(id);
      if (before) add(before);
    }
    ordered.add(fetch);
  };
  fetches.forEach(add);
  return [...ordered];
}
