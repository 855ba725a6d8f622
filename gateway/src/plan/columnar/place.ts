import type { Column, Table } from './table.js';

/** A table that tells of the objects at a place. */
export interface Source {
  readonly table: Table;
  /** which of `AnswerTables.joins` leads to its rows; undefined where an object's own row does */
  readonly join: number | undefined;
}

/** A leaf, and the columns that hold it. */
export interface Leaf {
  readonly source: Source;
  readonly column: Column;
}

/**
 * A place in the gathered data, such as `users.reviews.product`. Its objects are known by their rows in the table of the
 * fetch that found them; other fetches add to them by joins.
 */
export interface Place {
  /** its place in `ColumnarPlan.places` */
  readonly id: number;
  /** what leads here; absent for the root */
  readonly above: { readonly place: Place; readonly source: Source; readonly column: Column } | undefined;
  /** in the order of the fetches, the one that found the objects first */
  readonly sources: readonly Source[];
  readonly below: ReadonlyMap<string, Place>;
  /** the sources that tell a leaf: the last that knows it is believed */
  readonly leaves: ReadonlyMap<string, readonly Leaf[]>;
}

/** From objects of which types a path leads on at places above its end; empty where all do. */
export type PathConditions = ReadonlyMap<Place, readonly string[]>;

/** A place whose fetch asks about entities that it found. */
export interface EntityTarget {
  readonly place: Place;
  /** where the rows of the entities are kept, by the rows of the place */
  readonly join: number;
  /** which of its objects are asked about: those that any of these leads to */
  readonly conditions: readonly PathConditions[];
}

/** What places are made of. */
export interface PlaceSource {
  /** the tables of the fetches that begin at the root */
  readonly roots: readonly Table[];
  /** the tables of entities that are fetched for the objects at a path */
  readonly entitiesAt: (path: string) => readonly Table[];
}

/** All places by their paths, and the root. Undefined where two fetches tell of one object without a key. */
export function createPlaces(source: PlaceSource): PlacesByPath | undefined {
  const places: Place[] = [];
  const byPath = new Map<string, PlaceWithJoins>();
  let joins = 0;
  const create = (path: string, own: readonly Table[], above: Place['above']): Place | undefined => {
    const found = own.map((table): Source => ({ table, join: undefined }));
    const fetched = source.entitiesAt(path).map((table): Source & { join: number } => ({ table, join: joins++ }));
    const below = new Map<string, Place>();
    const leaves = new Map<string, Leaf[]>();
    const place: Place = { id: places.length, above, sources: [...found, ...fetched], below, leaves };
    places.push(place);
    byPath.set(path, { place, joinTo: new Map(fetched.map(({ table, join }) => [table, join])) });
    for (const from of place.sources) {
      for (const column of from.table.columns) {
        const { name } = column;
        if (!column.below) {
          leaves.set(name, [{ source: from, column }, ...(leaves.get(name) ?? [])]);
          continue;
        }
        if (below.has(name)) return undefined;
        const inner = create(path ? `${path}.${name}` : name, [column.below], { place, source: from, column });
        if (!inner) return undefined;
        below.set(name, inner);
      }
    }
    return place;
  };
  const root = create('', source.roots, undefined);
  return root && { root, places, at: (path) => byPath.get(path) };
}

interface PlaceWithJoins {
  readonly place: Place;
  readonly joinTo: ReadonlyMap<Table, number>;
}

export interface PlacesByPath {
  readonly root: Place;
  readonly places: readonly Place[];
  readonly at: (path: string) => PlaceWithJoins | undefined;
}
