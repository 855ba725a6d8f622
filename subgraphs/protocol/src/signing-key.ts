import { createSecretKey, type KeyObject } from 'node:crypto';

const KEY_BYTES = 32;

/**
 * A key that the gateway shares with one subgraph, made ready once: each signature would otherwise begin with it.
 * Undefined unless the text is base64url of 32 bytes.
 */
export function importSigningKey(text: string): KeyObject | undefined {
  const key = Buffer.from(text, 'base64url');
  return key.length === KEY_BYTES ? createSecretKey(key) : undefined;
}
