import type { GraphQLFormattedError } from 'graphql';
import { isJsonObject, own, type JsonObject } from '../json-object.js';
import type { ResponsePath } from '../transport/subgraph-errors.js';

/** An error of a subgraph, below the object that it belongs to. */
export interface ReportedError {
  readonly error: GraphQLFormattedError;
  /** names in the gathered data from the object on; the first is a field of the object */
  readonly within: ResponsePath;
}

/**
 * The errors that subgraphs reported in one execution. Each is kept with the object whose field failed, because one object
 * may stand at several places of the answer: completing it tells of the error at each of them.
 */
export class ReportedErrors {
  readonly #byObject = new Map<JsonObject, ReportedError[]>();
  readonly #all = new Set<ReportedError>();
  /** errors that name no place */
  readonly placeless: GraphQLFormattedError[] = [];
  readonly #nulled = new Map<JsonObject, Map<string, GraphQLFormattedError>>();

  get isEmpty(): boolean {
    return this.#all.size === 0 && this.placeless.length === 0;
  }

  get all(): Iterable<ReportedError> {
    return this.#all;
  }

  /** Notes an error at a path below an object; the deepest object on the way keeps it. */
  add(object: JsonObject, path: ResponsePath, error: GraphQLFormattedError): void {
    let [holder, within] = [object, path];
    let value: unknown = object;
    for (let i = 0; i < path.length - 1; i += 1) {
      const step = path[i] as string | number;
      value = Array.isArray(value) ? value[Number(step)] : isJsonObject(value) ? own(value, String(step)) : undefined;
      if (isJsonObject(value)) [holder, within] = [value, path.slice(i + 1)];
    }
    const reported = { error, within };
    this.#all.add(reported);
    const others = this.#byObject.get(holder);
    if (others) others.push(reported);
    else this.#byObject.set(holder, [reported]);
  }

  /**
   * An object did not come, because of a reported error in a field of it that must not be null: the other fields that were
   * asked with it are absent for the same reason, and no fault of theirs.
   */
  nulled(object: JsonObject, fields: readonly string[], error: GraphQLFormattedError): void {
    const known = this.#nulled.get(object) ?? new Map<string, GraphQLFormattedError>();
    for (const field of fields) if (!known.has(field)) known.set(field, error);
    this.#nulled.set(object, known);
  }

  /** The reported error in another field because of which this field of an object is absent. */
  absenceOf(object: JsonObject, field: string): GraphQLFormattedError | undefined {
    return this.#nulled.get(object)?.get(field);
  }

  /** Those of fields of this very object. */
  at(object: JsonObject): readonly ReportedError[] | undefined {
    return this.#byObject.get(object);
  }
}
