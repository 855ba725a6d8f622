import { isAbstractType } from 'graphql';
import type { DraftFetch, DraftPlan } from '../draft-plan.js';
import type { PathStep } from '../executable-plan.js';
import { fieldsOf, ofTypes, pathText } from '../../path-steps.js';
import { selectedPlaces, type PlannedOperation, type SelectedPlaces, type TypesAbove } from '../selected-places.js';

/**
 * Lets each entity fetch begin only below objects of the types for which it is of use: the planner names the fields that
 * lead to a place, not the types whose fields they are, so that `... on Book { publisher { x } } ... on Song { publisher
 * { y } }` would ask for the `y` of the books' publishers too. What a fetch brings is of use where the client asks for it,
 * and where a later fetch needs it.
 */
export function narrowPaths(plan: DraftPlan, planned: PlannedOperation): DraftPlan {
  if (!plan.fetches.some(isBelowOthers) || !hasAbstractTypes(planned)) return plan;
  const places = selectedPlaces(planned);
  const above: (TypesAbove | undefined)[] = [];
  // Those that need something come later than what brings it.
  for (const fetch of [...plan.fetches].reverse()) {
    const later = plan.fetches.filter(({ after }) => after.has(fetch.id));
    above[fetch.id] = usesOf(fetch, later, places, above);
  }
  return {
    ...plan,
    fetches: plan.fetches.map((fetch) =>
      isBelowOthers(fetch) ? { ...fetch, path: withTypes(fetch.path, above[fetch.id], places) } : fetch,
    ),
  };
}

const isBelowOthers = ({ requires, path }: DraftFetch): boolean => requires !== undefined && fieldsOf(path).length > 1;

const hasAbstractTypes = ({ schema }: PlannedOperation): boolean =>
  Object.values(schema.getTypeMap()).some((type) => isAbstractType(type) && !type.name.startsWith('__'));

/** The types above its places for which a fetch is of use; undefined where all are, or it cannot be told. */
function usesOf(
  fetch: DraftFetch,
  later: readonly DraftFetch[],
  { typesAbove }: SelectedPlaces,
  above: readonly (TypesAbove | undefined)[],
): TypesAbove | undefined {
  const place = pathText(fetch.path);
  const uses = later.map((other) => seenFrom(fetch, other, above[other.id]));
  for (const name of fetch.fields) {
    const asked = typesAbove(place ? `${place}.${name}` : name);
    if (asked) uses.push(asked);
    else if (later.length === 0) return undefined;
  }
  return uses.length > 0 ? uses.reduce((all, some) => all && some && eitherOf(all, some)) : undefined;
}

/** What a later fetch needs, as types above the places of the one that brings it. */
function seenFrom(fetch: DraftFetch, later: DraftFetch, above: TypesAbove | undefined): TypesAbove | undefined {
  const [depth, place, needed] = [fieldsOf(fetch.path).length, pathText(fetch.path), pathText(later.path)];
  if (!above) return undefined;
  // A fetch above these places needs what it finds below it, whatever the types on the way are.
  if (place.startsWith(`${needed}.`)) return Array.from({ length: depth }, (_, i) => above[i]);
  return place === '' || place === needed || needed.startsWith(`${place}.`) ? above.slice(0, depth) : undefined;
}

function eitherOf(one: TypesAbove, other: TypesAbove): TypesAbove {
  return one.map((types, i) => {
    const more = other[i];
    return types && more && new Set([...types, ...more]);
  });
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
