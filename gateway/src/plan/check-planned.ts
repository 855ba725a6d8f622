import { getOperationAST, type DocumentNode, type FieldNode } from 'graphql';
import { GatewayError } from '../errors.js';
import { collectFields } from './collect-fields.js';
import type { ExecutablePlan } from './executable-plan.js';
import { fragmentsOf } from './fragments-of.js';

/**
 * Raises OPERATION_NOT_SUPPORTED where a root field is in no request: the planner leaves out without a word what it finds
 * no type for in any subgraph, and a null would look like an answer.
 */
export function checkPlanned(document: DocumentNode, operationName: string | undefined, plan: ExecutablePlan): void {
  const selected = getOperationAST(document, operationName)?.selectionSet;
  const brought = new Set(
    plan.fetches.flatMap(({ parts }) =>
      parts.flatMap(({ paths, fields }) => (paths.some((path) => path.length === 0) ? fields : [])),
    ),
  );
  const asked = selected
    ? collectFields([selected], fragmentsOf(document), () => true)
    : new Map<string, FieldNode[]>();
  // `__typename` needs no request.
  const absent = [...asked].flatMap(([responseName, [field]]) =>
    field?.name.value === '__typename' || brought.has(responseName) ? [] : [responseName],
  );
  if (absent.length === 0) return;
  const detail = `No subgraph can answer ${absent.join(', ')}: it has no type there that it could be of.`;
  throw new GatewayError('OPERATION_NOT_SUPPORTED', { detail });
}
