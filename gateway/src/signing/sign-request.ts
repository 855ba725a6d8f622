import { createHash, createHmac, randomBytes, type KeyObject } from 'node:crypto';

/**
 * Headers that prove a request to a subgraph came from this gateway, for this body, now, and once (RFC 9421 with
 * `hmac-sha256`, RFC 9530 digest; contracts §3).
 */
export function signRequest(
  method: string,
  path: string,
  body: string,
  context: string,
  key: KeyObject,
  nowMs = Date.now(),
): Record<string, string> {
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const nonce = randomBytes(16).toString('base64url');
  const parameters = `("@method" "@path" "content-digest" "x-shiyu-context");created=${Math.floor(nowMs / 1000)};nonce="${nonce}";keyid="gateway";alg="hmac-sha256"`;
  const base = `"@method": ${method}\n"@path": ${path}\n"content-digest": ${digest}\n"x-shiyu-context": ${context}\n"@signature-params": ${parameters}`;
  return {
    'content-digest': digest,
    'x-shiyu-context': context,
    'signature-input': `shiyu=${parameters}`,
    signature: `shiyu=:${createHmac('sha256', key).update(base).digest('base64')}:`,
  };
}
