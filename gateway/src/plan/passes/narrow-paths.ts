import { isAbstractType } from 'graphql';
import { fieldsOf, ofTypes, pathText } from '../../path-steps.js';
import type { DraftFetch, DraftPlan } from '../draft-plan.js';
import type { PathStep } from '../executable-plan.js';
import { selectedPlaces, type PlannedOperation, type SelectedPlaces, type TypesAbove } from '../selected-places.js';
import { isSplittable, partOf } from '../split-fetch.js';
import { pathsNeeded } from './find-dependencies.js';

/**
 * Lets each entity fetch begin only below objects of the types for which it is of use: the planner names the fields that
 * lead to a place, not the types whose fields they are, so that `... on Book { publisher { x } } ... on Song { publisher
 * { y } }` would ask for the `y` of the books' publishers too. What a fetch brings is of use where the client asks for it,
 * and where a later fetch needs it. A fetch of fields that are of use for different types becomes several.
 */
export function narrowPaths(plan: DraftPlan, planned: PlannedOperation): DraftPlan {
  if (!plan.fetches.some(isBelowOthers) || !hasAbstractTypes(planned)) return plan;
  const places = selectedPlaces(planned);
  const needed = new Map(plan.fetches.map((fetch) => [fetch.id, new Set(pathsNeeded(fetch))]));
  const needs: Needs = (later, fetch, names) =>
    names.some((name) => needed.get(later.id)?.has(pathText([...fetch.path, name])));
  const uses: Uses[] = [];
  // Those that need something come later than what brings it.
  for (const fetch of [...plan.fetches].reverse()) uses[fetch.id] = usesOf(fetch, plan.fetches, places, uses, needs);
  let next = Math.max(...plan.fetches.map(({ id }) => id)) + 1;
  const parts = new Map<number, readonly DraftFetch[]>();
  for (const fetch of plan.fetches) {
    const after = partsBefore(fetch, parts, needs);
    parts.set(
      fetch.id,
      narrow({ ...fetch, after }, uses[fetch.id] as Uses, places, () => next++),
    );
  }
  return { ...plan, fetches: [...parts.values()].flat() };
}

/** Whether a later fetch needs any of these fields of an earlier one. */
type Needs = (later: DraftFetch, fetch: DraftFetch, names: readonly string[]) => boolean;

const isBelowOthers = ({ requires, path }: DraftFetch): boolean => requires !== undefined && fieldsOf(path).length > 1;

const hasAbstractTypes = ({ schema }: PlannedOperation): boolean =>
  Object.values(schema.getTypeMap()).some((type) => isAbstractType(type) && !type.name.startsWith('__'));

/** The types above its places for which a fetch, or a field that it brings, is of use; undefined where all are. */
interface Uses {
  readonly whole: TypesAbove | undefined;
  readonly fields: ReadonlyMap<string, TypesAbove | undefined>;
}

function usesOf(
  fetch: DraftFetch,
  fetches: readonly DraftFetch[],
  { typesAbove }: SelectedPlaces,
  uses: readonly Uses[],
  needs: Needs,
): Uses {
  const later = fetches.filter(({ after }) => after.has(fetch.id));
  const fields = new Map<string, TypesAbove | undefined>();
  for (const name of fetch.fields) {
    const asked = typesAbove(pathText([...fetch.path, name]));
    const needed = later
      .filter((other) => needs(other, fetch, [name]) || !needs(other, fetch, fetch.fields))
      .map((other) => seenFrom(fetch, other, uses[other.id]?.whole));
    const all = asked ? [asked, ...needed] : needed;
    if (all.length > 0) fields.set(name, all.reduce(eitherOf));
  }
  // What is renamed may be of use under a name that nobody is seen to use.
  const isUnclear = fields.size === 0 || (fields.size < fetch.fields.length && fetch.outputRewrites.length > 0);
  return { whole: isUnclear ? undefined : [...fields.values()].reduce(eitherOf), fields };
}

/** What a later fetch needs, as types above the places of the one that brings it. */
function seenFrom(fetch: DraftFetch, later: DraftFetch, above: TypesAbove | undefined): TypesAbove | undefined {
  const [depth, place, needed] = [fieldsOf(fetch.path).length, pathText(fetch.path), pathText(later.path)];
  if (!above) return undefined;
  // A fetch above these places needs what it finds below it, whatever the types on the way are.
  if (place.startsWith(`${needed}.`)) return Array.from({ length: depth }, (_, i) => above[i]);
  return place === '' || place === needed || needed.startsWith(`${place}.`) ? above.slice(0, depth) : undefined;
}

function eitherOf(one: TypesAbove | undefined, other: TypesAbove | undefined): TypesAbove | undefined {
  if (!one || !other) return undefined;
  return one.map((types, i) => {
    const more = other[i];
    return types && more && new Set([...types, ...more]);
  });
}

/** The fetch below its types; in parts where its fields are of use for different ones. */
function narrow(
  fetch: DraftFetch,
  { whole, fields }: Uses,
  places: SelectedPlaces,
  nextId: () => number,
): readonly DraftFetch[] {
  if (!isBelowOthers(fetch)) return [fetch];
  const byPath = Map.groupBy(fields, ([, above]) => withTypes(fetch.path, above, places).join('.'));
  // What nobody is seen to use is brought wherever anything is.
  const isTraced = fetch.fields.every((name) => fields.has(name));
  if (byPath.size < 2 || !isTraced || !isSplittable(fetch))
    return [{ ...fetch, path: withTypes(fetch.path, whole, places) }];
  return [...byPath.values()].map((used, i) => {
    const part = partOf(
      fetch,
      i === 0 ? fetch.id : nextId(),
      used.map(([name]) => name),
    );
    return { ...part, path: withTypes(fetch.path, used[0]?.[1], places) };
  });
}

/** A fetch waits for the parts that bring what it needs; for all of them where that cannot be told. */
function partsBefore(
  fetch: DraftFetch,
  parts: ReadonlyMap<number, readonly DraftFetch[]>,
  needs: Needs,
): ReadonlySet<number> {
  const before = [...fetch.after].flatMap((id) => {
    const all = parts.get(id) ?? [];
    const bringing = all.filter((part) => needs(fetch, part, part.fields));
    return bringing.length > 0 ? bringing : all;
  });
  return new Set(before.map(({ id }) => id));
}

function withTypes(
  path: readonly PathStep[],
  above: TypesAbove | undefined,
  { isEveryType }: SelectedPlaces,
): readonly PathStep[] {
  if (!above) return path;
  const fields: string[] = [];
  return path.flatMap((step): readonly PathStep[] => {
    if (step === '@') return [step];
    const types = above[fields.length];
    const place = fields.join('.');
    fields.push(step);
    return types && !isEveryType(place, types) ? [ofTypes(types), step] : [step];
  });
}
