import { fieldsOf, pathText } from '../../path-steps.js';
import type { DraftFetch, DraftPlan } from '../draft-plan.js';
import type { SelectedPlaces, TypesAlong } from '../selected-places.js';
import { pathsNeeded } from './find-dependencies.js';

/** For which types a fetch, or a field that it brings, is of use; undefined where for all. */
export interface FetchUses {
  readonly whole: TypesAlong | undefined;
  readonly fields: ReadonlyMap<string, TypesAlong | undefined>;
}

/** Whether a later fetch needs any of these fields of an earlier one. */
type Needs = (later: DraftFetch, fetch: DraftFetch, names: readonly string[]) => boolean;

/** Of what use each fetch is: to the client, and to later fetches. */
export function fetchUses(
  { fetches }: DraftPlan,
  places: SelectedPlaces,
): { readonly uses: ReadonlyMap<number, FetchUses>; readonly needs: Needs } {
  const needed = new Map(fetches.map((fetch) => [fetch.id, new Set(pathsNeeded(fetch))]));
  const needs: Needs = (later, fetch, names) =>
    names.some((name) => needed.get(later.id)?.has(pathText([...fetch.path, name])));
  const uses = new Map<number, FetchUses>();
  // Those that need something come later than what brings it.
  for (const fetch of [...fetches].reverse()) uses.set(fetch.id, usesOf(fetch, fetches, places, uses, needs));
  return { uses, needs };
}

function usesOf(
  fetch: DraftFetch,
  fetches: readonly DraftFetch[],
  { typesAlong }: SelectedPlaces,
  uses: ReadonlyMap<number, FetchUses>,
  needs: Needs,
): FetchUses {
  const later = fetches.filter(({ after }) => after.has(fetch.id));
  const fields = new Map<string, TypesAlong | undefined>();
  for (const name of fetch.fields) {
    const asked = typesAlong(pathText([...fetch.path, name]));
    const needed = later
      .filter((other) => needs(other, fetch, [name]) || !needs(other, fetch, fetch.fields))
      .map((other) => seenFrom(fetch, other, uses.get(other.id)?.whole));
    const all = asked ? [asked, ...needed] : needed;
    if (all.length > 0) fields.set(name, all.reduce(eitherOf));
  }
  // What is renamed may be of use under a name that nobody is seen to use.
  const isUnclear = fields.size === 0 || (fields.size < fetch.fields.length && fetch.outputRewrites.length > 0);
  return { whole: isUnclear ? undefined : [...fields.values()].reduce(eitherOf), fields };
}

/** What a later fetch needs, as types along the path of the one that brings it, its own objects included. */
function seenFrom(fetch: DraftFetch, later: DraftFetch, along: TypesAlong | undefined): TypesAlong | undefined {
  const [length, place, needed] = [fieldsOf(fetch.path).length + 1, pathText(fetch.path), pathText(later.path)];
  if (!along) return undefined;
  // A fetch above these places needs what it finds below it, whatever the types on the way are.
  if (place.startsWith(`${needed}.`)) return Array.from({ length }, (_, i) => along[i]);
  return place === '' || place === needed || needed.startsWith(`${place}.`) ? along.slice(0, length) : undefined;
}

function eitherOf(one: TypesAlong | undefined, other: TypesAlong | undefined): TypesAlong | undefined {
  if (!one || !other) return undefined;
  return one.map((types, i) => {
    const more = other[i];
    return types && more && new Set([...types, ...more]);
  });
}
