import { getOperationAST, type DocumentNode } from 'graphql';
import { GatewayError } from '../../errors.js';
import { expandedSize, type ExpandedSize } from './expanded-fields.js';

/** How large an operation may be. Registered documents were reviewed and are not limited. */
const LIMITS: Readonly<Record<keyof ExpandedSize, number>> = { fields: 1_000, depth: 15, aliases: 60 };
/** Tokens of a document's text; beyond it parsing stops. */
export const MAX_TOKENS = 10_000;

/** Raises OPERATION_TOO_COMPLEX with the measure, its value and its limit. */
export function checkLimits(document: DocumentNode, operationName: string | undefined): void {
  const operation = getOperationAST(document, operationName);
  if (!operation) return;
  const size = expandedSize(document, operation);
  for (const [measure, limit] of Object.entries(LIMITS) as [keyof ExpandedSize, number][]) {
    if (size[measure] > limit) {
      throw new GatewayError('OPERATION_TOO_COMPLEX', {
        detail: `The operation has ${measure} ${size[measure]}, the limit is ${limit}. Split it, or have it registered.`,
      });
    }
  }
}
