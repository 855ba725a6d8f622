import { expect, test } from '@jest/globals';
import { importSigningKey } from './signing-key.js';

test.each([
  [31, false],
  [32, true],
  [33, false],
  [0, false],
])('a key of %d bytes can be used: %s', (bytes, usable) => {
  const key = importSigningKey(Buffer.alloc(bytes, 1).toString('base64url'));
  expect(key?.symmetricKeySize).toBe(usable ? 32 : undefined);
});
