import { describeOperation } from '@shiyu/gateway/describe-operation.js';
import type { Supergraph } from '@shiyu/gateway/supergraph.js';
import type { RegisteredDocument } from './persist-documents.js';
import type { GeneratedFiles } from './repository.js';

/** `schema/plans/**`: the golden plan of each registered document; a change of the schema shows its change of plan. */
export async function printPlans(
  supergraph: Supergraph,
  documents: readonly RegisteredDocument[],
): Promise<GeneratedFiles> {
  const plans = new Map<string, string>();
  for (const { name, text } of documents)
    plans.set(`schema/plans/${name}.plan`, await describeOperation(supergraph, text));
  return plans;
}
