import type { KeyObject } from 'node:crypto';
import { ACCEPTANCE_MS, verifyRequest, type ReceivedRequest, type SignedContext } from '@shiyu/protocol';
import { SubgraphError } from '../errors.js';
import type { NonceMemory } from './nonce-memory.js';

/** How long a nonce must be remembered: a signature is good for this long before and after its time. */
export const NONCE_WINDOW_MS = 2 * ACCEPTANCE_MS;

/**
 * The context of a request that the gateway signed, accepted once. Raises CONTEXT_UNSIGNED, CONTEXT_ALTERED, CONTEXT_STALE,
 * CONTEXT_INVALID or CONTEXT_REPLAYED.
 */
export function acceptRequest(
  request: ReceivedRequest,
  key: KeyObject,
  nonces: NonceMemory,
  nowMs: number,
): SignedContext {
  const verification = verifyRequest(request, key, nowMs);
  if (verification.refusal !== undefined) throw new SubgraphError(verification.refusal);
  if (!nonces.admit(verification.nonce, nowMs)) throw new SubgraphError('CONTEXT_REPLAYED');
  return verification.context;
}
