import { visit } from 'graphql';
import type { FetchDataRewrite, FetchNode, QueryPlanSelectionNode } from '../../query-plan.js';
import { withOperation } from './fetch-operation.js';
import type { Call } from './isolate-required-arguments.js';

/**
 * Undoes `isolateRequiredArguments` in a fetch: it asks for the field itself, under the name that stands for the call, and sends it back
 * under the field's own name.
 */
export function restoreRequiredArguments(fetch: FetchNode, calls: ReadonlyMap<string, Call>): FetchNode {
  const asked = withOperation(fetch, (operation) =>
    visit(operation, {
      Field(field) {
        const call = calls.get(field.name.value);
        if (!call) return undefined;
        const name = { ...field.name, value: call.field };
        return { ...field, alias: field.alias ?? field.name, name, arguments: call.arguments };
      },
    }),
  );
  const renamed = renamesOf(fetch.requires ?? [], [], calls);
  return renamed.length > 0 ? { ...asked, inputRewrites: [...(fetch.inputRewrites ?? []), ...renamed] } : asked;
}

/** What stands below a renamed field is renamed before it, while its path still leads there. */
function renamesOf(
  selections: readonly QueryPlanSelectionNode[],
  above: readonly string[],
  calls: ReadonlyMap<string, Call>,
): FetchDataRewrite[] {
  return selections.flatMap((selection): FetchDataRewrite[] => {
    if (selection.kind === 'InlineFragment') return renamesOf(selection.selections, above, calls);
    const path = [...above, selection.alias ?? selection.name];
    const below = renamesOf(selection.selections ?? [], path, calls);
    const call = calls.get(selection.name);
    return call ? [...below, { kind: 'KeyRenamer', path, renameKeyTo: call.field }] : below;
  });
}
