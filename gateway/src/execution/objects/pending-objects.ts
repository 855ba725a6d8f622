import type { JsonObject } from '../json-object.js';

/** Objects that fetches under way will fill; several may fill one, and it is pending until the last of them has ended. */
export class PendingObjects {
  readonly #fetches = new Map<JsonObject, number>();

  has(object: JsonObject): boolean {
    return this.#fetches.has(object);
  }

  /** A fetch will fill this object. */
  begin(object: JsonObject): void {
    this.#fetches.set(object, (this.#fetches.get(object) ?? 0) + 1);
  }

  /** It has ended. */
  end(objects: Iterable<JsonObject>): void {
    for (const object of objects) {
      const others = (this.#fetches.get(object) ?? 1) - 1;
      if (others > 0) this.#fetches.set(object, others);
      else this.#fetches.delete(object);
    }
  }
}
