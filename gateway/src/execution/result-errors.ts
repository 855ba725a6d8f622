import type { GraphQLFormattedError } from 'graphql';
import { GATEWAY_ERRORS } from '../errors.js';
import type { FailedFetch, FailedFetches } from './failed-fetches.js';

/** A place in the answer, as a list from the leaf up: made for every field, spelt out only for errors. */
export interface Place {
  readonly above: Place | undefined;
  readonly key: string | number;
}

const MOST_ERRORS_OF_ONE_FETCH = 100;

/** The errors of one answer: those that subgraphs reported, and those found while completing. */
export class ResultErrors {
  readonly #errors: GraphQLFormattedError[];
  readonly #told = new Map<FailedFetch, number>();

  constructor(reported: readonly GraphQLFormattedError[]) {
    this.#errors = [...reported];
  }

  /** A field is missing because a fetch failed. One failure is told at 100 places at most, and says how many more. */
  missing(failed: FailedFetch, place: Place): void {
    const told = (this.#told.get(failed) ?? 0) + 1;
    this.#told.set(failed, told);
    if (told <= MOST_ERRORS_OF_ONE_FETCH) this.#errors.push(errorOf(failed, stepsOf(place)));
  }

  /** A value cannot be used: null in a non-null place, or not of its type. */
  invalid(place: Place, what: string): void {
    const path = stepsOf(place);
    const name = path.filter((step) => typeof step === 'string').join('.');
    this.#errors.push({
      message: `${GATEWAY_ERRORS.INVALID_VALUE.message} ${name} ${what}.`,
      path,
      extensions: { code: 'INVALID_VALUE' },
    });
  }

  /** Whether what made this place null has told so already: at it, above it, or below it. */
  explained(place: Place): boolean {
    const steps = stepsOf(place);
    return this.#errors.some(({ path }) => {
      if (!path) return false;
      const [short, long] = path.length <= steps.length ? [path, steps] : [steps, path];
      return short.every((step, i) => step === long[i]);
    });
  }

  /** All of them. A failed fetch that no field of the answer shows is told without a path: nothing partial looks whole. */
  finish(failed: FailedFetches | undefined): readonly GraphQLFormattedError[] {
    for (const fetch of failed?.all ?? []) {
      const told = this.#told.get(fetch) ?? 0;
      if (told === 0) this.#errors.push(errorOf(fetch));
      if (told > MOST_ERRORS_OF_ONE_FETCH) {
        const omitted = told - MOST_ERRORS_OF_ONE_FETCH;
        const { message, extensions } = errorOf(fetch);
        this.#errors.push({ message, extensions: { ...extensions, omitted } });
      }
    }
    return this.#errors;
  }
}

function errorOf({ message, code, subgraph }: FailedFetch, path?: readonly (string | number)[]): GraphQLFormattedError {
  return { message, ...(path ? { path } : {}), extensions: { code, service: subgraph } };
}

function stepsOf(place: Place): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let current: Place | undefined = place; current; current = current.above) steps.push(current.key);
  return steps.reverse();
}
