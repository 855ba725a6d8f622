import { Kind, type SelectionSetNode } from 'graphql';
import { selectionOf } from '../../from-query-plan.js';
import type { QueryPlan } from '../../query-plan.js';
import { mapFetches } from './map-fetches.js';

/** All fields that a plan asks for, by path, with the type conditions that they stand below. */
export class PlannedFields {
  readonly #fields = new Map<string, { readonly name: string; readonly conditions: readonly string[] }[]>();

  /** What a selection asks for at a path, below some type conditions. */
  add({ selections }: SelectionSetNode, path: readonly string[], conditions: readonly string[]): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        this.add(selection.selectionSet, path, condition === undefined ? conditions : [...conditions, condition]);
        continue;
      }
      const { value: name } = selection.alias ?? selection.name;
      const key = path.join('.');
      this.#fields.set(key, [...(this.#fields.get(key) ?? []), { name, conditions }]);
      if (selection.selectionSet) this.add(selection.selectionSet, [...path, name], []);
    }
  }

  /** A name that a fetch gives a field afterwards, for whatever type. */
  addName(path: readonly string[], name: string): void {
    const key = path.join('.');
    this.#fields.set(key, [...(this.#fields.get(key) ?? []), { name, conditions: [] }]);
  }

  has(path: readonly string[], wanted: string, applies: (condition: string) => boolean): boolean {
    return (
      this.#fields.get(path.join('.'))?.some(({ name, conditions }) => name === wanted && conditions.every(applies)) ===
      true
    );
  }
}

export function readPlannedFields(plan: QueryPlan): PlannedFields {
  const planned = new PlannedFields();
  mapFetches(plan, (fetch, path) => {
    planned.add(selectionOf(fetch.operation, fetch.requires !== undefined), path, []);
    for (const rewrite of fetch.outputRewrites ?? []) {
      const fields = rewrite.path.slice(0, -1).filter((step) => !step.startsWith('... on '));
      if (rewrite.kind === 'KeyRenamer') planned.addName([...path, ...fields], rewrite.renameKeyTo);
    }
    return [fetch];
  });
  return planned;
}
