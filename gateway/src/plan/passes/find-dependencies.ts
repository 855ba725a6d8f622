import { Kind, type SelectionSetNode } from 'graphql';
import type { DraftFetch, DraftPlan } from '../draft-plan.js';
import { selectionOf } from '../from-query-plan.js';
import { fieldsOf, pathText } from '../../path-steps.js';
import type { QueryPlanSelectionNode } from '../query-plan.js';

/**
 * Keeps of what stands before a fetch only what it needs: the fetches that bring the objects of its path or a field of its
 * representations. The planner nests by where it came from, so that fetches of different branches seem to belong to
 * different times although nothing keeps them apart. Mutations keep the planner's order whole.
 */
export function findDependencies(plan: DraftPlan): DraftPlan {
  if (plan.inSequence) return plan;
  const brought = plan.fetches.map(pathsBrought);
  const fetches = plan.fetches.map((fetch) => {
    const needed = pathsNeeded(fetch);
    const after = [...fetch.after].filter((id) => needed.some((path) => brought[id]?.has(path)));
    // A fetch whose needs cannot be traced waits for everything before it, as the planner said.
    const traced = needed.length === 0 || after.length > 0;
    return traced ? { ...fetch, after: new Set(after) } : fetch;
  });
  return { ...plan, fetches };
}

/** The data paths that a fetch fills. */
export function pathsBrought(fetch: DraftFetch): ReadonlySet<string> {
  const paths = new Set<string>();
  addSelected(selectionOf(fetch.operation, fetch.requires !== undefined), pathText(fetch.path), paths);
  const renamed = fetch.outputRewrites.flatMap((rewrite) => (rewrite.kind === 'KeyRenamer' ? [rewrite] : []));
  for (const { path, renameKeyTo } of renamed) {
    const above = [...fetch.path, ...path.slice(0, -1)].filter((step) => !step.startsWith('... on '));
    paths.add(pathText([...above, renameKeyTo]));
  }
  return paths;
}

function addSelected({ selections }: SelectionSetNode, above: string, paths: Set<string>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      addSelected(selection.selectionSet, above, paths);
      continue;
    }
    const name = selection.alias?.value ?? selection.name.value;
    const path = above ? `${above}.${name}` : name;
    paths.add(path);
    if (selection.selectionSet) addSelected(selection.selectionSet, path, paths);
  }
}

/** The data paths, such as `users.reviews.product`, that a fetch must find before it can be sent. */
export function pathsNeeded({ path, requires, contextArguments }: DraftFetch): readonly string[] {
  const steps = fieldsOf(path);
  const needed = new Set(steps.map((_, i) => steps.slice(0, i + 1).join('.')));
  addRequired(requires ?? [], steps.join('.'), needed);
  for (const { path: from } of contextArguments) {
    const up = from.filter((step) => step === '..').length;
    const fields = from.filter((step) => step !== '..' && !step.startsWith('... on '));
    const base = steps.slice(0, steps.length - up);
    fields.forEach((_, i) => needed.add([...base, ...fields.slice(0, i + 1)].join('.')));
  }
  return [...needed];
}

function addRequired(selections: readonly QueryPlanSelectionNode[], above: string, paths: Set<string>): void {
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      addRequired(selection.selections, above, paths);
      continue;
    }
    const name = selection.alias ?? selection.name;
    const path = above ? `${above}.${name}` : name;
    paths.add(path);
    addRequired(selection.selections ?? [], path, paths);
  }
}
