import { GATEWAY_ERRORS } from '../../errors.js';
import type { FetchPart } from '../../plan/executable-plan.js';
import type { JsonObject } from '../json-object.js';

/** A fetch that brought nothing, and what the client may read about it. */
export interface FailedFetch {
  readonly message: string;
  readonly code: string;
  readonly subgraph: string;
  /** the names in the gathered data that it would have filled */
  readonly fields: Set<string>;
}

/** What went wrong, as the client may read it. */
export interface Failure {
  readonly subgraph: string;
  readonly message: string;
  readonly code: string;
}

/** A subgraph's answer came, but what it says of a part of it cannot be used. */
export function unusableAnswer(subgraph: string): Failure {
  return { subgraph, code: 'SUBGRAPH_BAD_RESPONSE', message: GATEWAY_ERRORS.SUBGRAPH_BAD_RESPONSE.message };
}

/**
 * The failed fetches of one execution, by the object that they should have filled. Completing the answer turns each
 * missing field into one error at its own path; so a failure is reported exactly where something is missing.
 */
export class FailedFetches {
  readonly #byObject = new Map<JsonObject, FailedFetch[]>();
  readonly #all: FailedFetch[] = [];

  add(part: Pick<FetchPart, 'fields'>, objects: Iterable<JsonObject>, { subgraph, message, code }: Failure): void {
    const failed: FailedFetch = { message, code, subgraph, fields: new Set(part.fields) };
    this.#all.push(failed);
    for (const object of objects) {
      const others = this.#byObject.get(object);
      if (!others) this.#byObject.set(object, [failed]);
      else if (!others.includes(failed)) others.push(failed);
    }
  }

  /** A fetch cannot be sent for this object; if an earlier failure is why, what is missing now is that one's doing. */
  skip(part: FetchPart, object: JsonObject): void {
    for (const { fields } of this.#byObject.get(object) ?? []) for (const name of part.fields) fields.add(name);
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  get all(): readonly FailedFetch[] {
    return this.#all;
  }

  /** Those that should have filled this very object. */
  at(object: JsonObject): readonly FailedFetch[] | undefined {
    return this.#byObject.get(object);
  }
}
