import type { RegisteredDocument } from '../registered-documents.js';
import type { GraphqlResponse } from '../send-operation.js';
import type { AskAs } from './ask-as.js';
import { firstDifference, type Difference } from './first-difference.js';
import type { Refusal } from './question.js';

/** Asks as a persona who may not; returns how the response differs from the refusal that is due. */
export async function checkRefusal(
  document: RegisteredDocument,
  refusal: Refusal<object>,
  ask: AskAs,
): Promise<Difference | undefined> {
  // A text equal to a registered one is that document, so the ad hoc one gets a comment of its own.
  const operation = refusal.adHoc ? { query: `# ad hoc\n${document.text}` } : { documentId: document.id };
  const response = await ask(refusal.persona, operation, refusal.variables);
  const { data, denied, code } = refusal;
  return firstDifference({ data, denied, code }, observed(response));
}

/** What counts of a response to someone who may not ask. */
function observed({ data, errors, extensions }: GraphqlResponse): object {
  const paths = (extensions?.access ?? []).filter(({ decision }) => decision === 'DENIED').map(({ path }) => path);
  const topmost = paths.filter((path) => !paths.some((above) => path.startsWith(`${above}.`)));
  const code = errors && (errors[0]?.extensions?.code ?? 'NO_CODE');
  return { data, denied: [...new Set(topmost)].sort(), code };
}
