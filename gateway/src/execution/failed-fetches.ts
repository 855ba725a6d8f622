import type { FetchStep } from '../plan/executable-plan.js';
import type { JsonObject } from './json-object.js';
import type { Target } from './targets.js';

/** A fetch that brought nothing, and what the client may read about it. */
export interface FailedFetch {
  readonly message: string;
  readonly code: string;
  readonly subgraph: string;
  /** the response names that it would have filled */
  readonly fields: Set<string>;
}

/**
 * The failed fetches of one execution, by the object that they should have filled. Completing the answer turns each
 * missing field into one error at its own path; so a failure is told exactly where something is missing.
 */
export class FailedFetches {
  readonly #byObject = new Map<JsonObject, FailedFetch[]>();
  readonly #all: FailedFetch[] = [];

  add(
    fetch: FetchStep,
    targets: readonly Target[],
    failure: { readonly message: string; readonly code: string },
  ): void {
    const { message, code } = failure;
    const failed: FailedFetch = { message, code, subgraph: fetch.subgraph, fields: new Set(fetch.fields) };
    this.#all.push(failed);
    for (const { object } of targets) {
      const others = this.#byObject.get(object);
      if (!others) this.#byObject.set(object, [failed]);
      else if (!others.includes(failed)) others.push(failed);
    }
  }

  /** A fetch cannot be sent for this object; if an earlier failure is why, what is missing now is that one's doing. */
  skip(fetch: FetchStep, { object }: Target): void {
    for (const { fields } of this.#byObject.get(object) ?? []) for (const name of fetch.fields) fields.add(name);
  }

  get all(): readonly FailedFetch[] {
    return this.#all;
  }

  /** Those that should have filled this very object. */
  at(object: JsonObject): readonly FailedFetch[] | undefined {
    return this.#byObject.get(object);
  }
}
