import type { GraphQLFormattedError } from 'graphql';
import { GATEWAY_ERRORS } from '../../errors.js';
import type { ShapeField } from '../../plan/result-shape.js';
import type { FailedFetch, FailedFetches } from './failed-fetches.js';
import type { JsonObject } from '../json-object.js';
import type { ReportedErrors } from './reported-errors.js';

/** A place in the answer, as a list from the leaf up: made for every field, spelt out only for errors. */
export interface PathNode {
  readonly above: PathNode | undefined;
  readonly key: string | number;
}

/** The places that errors name, as a tree. */
interface ErrorTree {
  named: boolean;
  readonly below: Map<string | number, ErrorTree>;
}

const MAX_ERRORS_PER_FETCH = 100;
const MAX_ERRORS = 1_000;

/** The errors of one answer: those that subgraphs reported, and those found while completing. */
export class ResultErrors {
  readonly #errors: GraphQLFormattedError[];
  readonly #tree: ErrorTree = { named: false, below: new Map() };
  readonly #told = new Map<FailedFetch, number>();
  readonly #placed = new Set<GraphQLFormattedError>();
  #omitted = 0;

  constructor(private readonly reported: ReportedErrors) {
    this.#errors = reported.placeless.slice(0, MAX_ERRORS);
    this.#omitted = reported.placeless.length - this.#errors.length;
  }

  /** The errors that subgraphs reported of an object's fields, at the place where it stands now. */
  reportedOf(object: JsonObject, place: PathNode | undefined, fields: readonly ShapeField[]): void {
    for (const reported of this.reported.at(object) ?? []) {
      const [name, ...rest] = reported.within;
      const shown = name === undefined ? undefined : fields.filter(({ dataName }) => dataName === name);
      // A field that only a join needed does not show: its error is told at the end, without a place.
      if (shown?.length === 0) continue;
      this.#placed.add(reported.error);
      const above = place ? stepsOf(place) : [];
      const names = shown ? shown.map(({ responseName }) => [responseName, ...rest]) : [[]];
      for (const steps of names) this.#add(reported.error, [...above, ...steps]);
    }
  }

  /** The same of an object whose fields cannot be told, because its type did not come; whether there were any. */
  reportedOfUntyped(object: JsonObject, place: PathNode): boolean {
    const all = this.reported.at(object) ?? [];
    for (const { error } of all) {
      this.#placed.add(error);
      this.#add(error, stepsOf(place));
    }
    return all.length > 0;
  }

  /** What was gathered here became null, which has been told of: errors below it have no place any more (§6.4.4). */
  discardBelow(gathered: unknown): void {
    if (this.reported.isEmpty) return;
    const seen = new Set<unknown>();
    const waiting = [gathered];
    while (waiting.length > 0) {
      const value = waiting.pop();
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      for (const { error } of this.reported.at(value as JsonObject) ?? []) this.#placed.add(error);
      for (const inner of Object.values(value)) waiting.push(inner);
    }
  }

  /** A field is missing because a fetch failed. One failure is told at 100 places at most, and says how many more. */
  missing(failed: FailedFetch, place: PathNode): void {
    const told = (this.#told.get(failed) ?? 0) + 1;
    this.#told.set(failed, told);
    if (told <= MAX_ERRORS_PER_FETCH) this.#add(errorOf(failed), stepsOf(place));
  }

  /** A value cannot be used: null in a non-null place, or not of its type. */
  invalid(place: PathNode, what: string): void {
    const path = stepsOf(place);
    const name = path.filter((step) => typeof step === 'string').join('.');
    const message = `${GATEWAY_ERRORS.INVALID_VALUE.message} ${name} ${what}.`;
    this.#add({ message, extensions: { code: 'INVALID_VALUE' } }, path);
  }

  /**
   * An object is null because of an error in another field than the one at this place. Completing that other field has
   * reported it, unless the field is not part of the answer.
   */
  absent(error: GraphQLFormattedError, object: PathNode | undefined, place: PathNode): void {
    if (this.#placed.has(error) && this.explained(object)) return;
    this.#placed.add(error);
    this.#add(error, stepsOf(place));
  }

  /** Whether what made this place null has been reported already: at it, above it, or below it. */
  explained(place: PathNode | undefined): boolean {
    let node: ErrorTree | undefined = this.#tree;
    if (!place) return node.named || node.below.size > 0;
    for (const step of stepsOf(place)) {
      node = node.below.get(step);
      if (!node) return false;
      if (node.named) return true;
    }
    return true;
  }

  /** All of them. What no field of the answer shows is told without a path: nothing partial looks whole. */
  finish(failed: FailedFetches): readonly GraphQLFormattedError[] {
    const unplaced = new Set<GraphQLFormattedError>();
    for (const reported of this.reported.all) if (!this.#placed.has(reported.error)) unplaced.add(reported.error);
    for (const error of unplaced) this.#push(error);
    for (const fetch of failed.all) {
      const told = this.#told.get(fetch) ?? 0;
      if (told === 0) this.#errors.push(errorOf(fetch));
      if (told > MAX_ERRORS_PER_FETCH) {
        const omitted = told - MAX_ERRORS_PER_FETCH;
        const { message, extensions } = errorOf(fetch);
        this.#errors.push({ message, extensions: { ...extensions, omitted } });
      }
    }
    if (this.#omitted > 0) {
      const { message } = GATEWAY_ERRORS.SUBGRAPH_ERROR;
      this.#errors.push({ message, extensions: { code: 'SUBGRAPH_ERROR', omitted: this.#omitted } });
    }
    return this.#errors;
  }

  #add(error: GraphQLFormattedError, path: readonly (string | number)[]): void {
    let node = this.#tree;
    for (const step of path) {
      let next = node.below.get(step);
      if (!next) node.below.set(step, (next = { named: false, below: new Map() }));
      node = next;
    }
    node.named = true;
    this.#push({ ...error, ...(path.length > 0 ? { path } : {}) });
  }

  #push(error: GraphQLFormattedError): void {
    if (this.#errors.length >= MAX_ERRORS) this.#omitted += 1;
    else this.#errors.push(error);
  }
}

function errorOf({ message, code, subgraph }: FailedFetch): GraphQLFormattedError {
  return { message, extensions: { code, service: subgraph } };
}

function stepsOf(place: PathNode): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let current: PathNode | undefined = place; current; current = current.above) steps.push(current.key);
  return steps.reverse();
}
