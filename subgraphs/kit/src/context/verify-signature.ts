import { createHash, createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { SubgraphError } from '../errors.js';
import type { NonceMemory } from './nonce-memory.js';
import type { SignedContext } from './signed-context.js';

const ACCEPTANCE_MS = 30_000;
const SIGNATURE_INPUT =
  /^shiyu=(\("@method" "@path" "content-digest" "x-shiyu-context"\);created=(\d{1,12});nonce="([\w-]{8,64})";keyid="gateway";alg="hmac-sha256")$/;

/** How long a nonce must be remembered: a signature is good for 30 s either way. */
export const NONCE_WINDOW_MS = 2 * ACCEPTANCE_MS;

/** The parts of a request that the gateway signs. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/**
 * Checks the HTTP message signature of the gateway (RFC 9421, `hmac-sha256`; contracts §3) and returns the context.
 * Raises CONTEXT_UNSIGNED, _ALTERED, _STALE, _REPLAYED, _INVALID.
 */
export function verifySignature(
  request: SignedRequest,
  key: KeyObject,
  nonces: NonceMemory,
  nowMs: number,
): SignedContext {
  const header = (name: string): string => {
    const value = request.headers[name];
    if (typeof value !== 'string') throw new SubgraphError('CONTEXT_UNSIGNED');
    return value;
  };
  const input = SIGNATURE_INPUT.exec(header('signature-input'));
  const signature = /^shiyu=:([A-Za-z0-9+/]+=*):$/.exec(header('signature'));
  const digest = header('content-digest');
  const context = header('x-shiyu-context');
  if (!input || !signature) throw new SubgraphError('CONTEXT_UNSIGNED');
  const [, parameters, created, nonce] = input as unknown as [string, string, string, string];

  const base = [
    `"@method": ${request.method}`,
    `"@path": ${request.path}`,
    `"content-digest": ${digest}`,
    `"x-shiyu-context": ${context}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
  const expected = createHmac('sha256', key).update(base).digest();
  const given = Buffer.from(signature[1] as string, 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new SubgraphError('CONTEXT_ALTERED');
  const bodyDigest = `sha-256=:${createHash('sha256').update(request.body).digest('base64')}:`;
  if (bodyDigest !== digest) throw new SubgraphError('CONTEXT_ALTERED');

  // Only a genuine signature may spend a nonce, so the clock and the memory come after the proof.
  if (Math.abs(nowMs - Number(created) * 1000) > ACCEPTANCE_MS) throw new SubgraphError('CONTEXT_STALE');
  if (!nonces.admit(nonce, nowMs)) throw new SubgraphError('CONTEXT_REPLAYED');
  const parsed = JSON.parse(Buffer.from(context, 'base64url').toString('utf8')) as SignedContext;
  if (parsed.v !== 1) throw new SubgraphError('CONTEXT_INVALID');
  return parsed;
}
