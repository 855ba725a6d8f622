import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The development issuer's files (docs/contracts.md §1). */
export function issuerFiles(dataDir: string): { readonly privateKey: string; readonly jwks: string } {
  return { privateKey: join(dataDir, 'issuer', 'private.jwk.json'), jwks: join(dataDir, 'issuer', 'jwks.json') };
}

/** Makes the issuer's Ed25519 key pair on first use; later calls change nothing. Returns the private key. */
export async function ensureIssuerKeys(dataDir: string): Promise<JWK> {
  const files = issuerFiles(dataDir);
  try {
    return JSON.parse(await readFile(files.privateKey, 'utf8')) as JWK;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
  }
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const names = { kid: `development-${Date.now()}`, alg: 'EdDSA', use: 'sig' };
  const jwk = { ...(await exportJWK(privateKey)), ...names };
  await mkdir(join(dataDir, 'issuer'), { recursive: true, mode: 0o700 });
  await writeWhole(files.jwks, { keys: [{ ...(await exportJWK(publicKey)), ...names }] }, 0o644);
  // Last, because its presence says that the pair is complete.
  await writeWhole(files.privateKey, jwk, 0o600);
  return jwk;
}

/** A reader sees the whole file or none. */
async function writeWhole(file: string, content: object, mode: number): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(content)}\n`, { mode });
  await rename(`${file}.new`, file);
}
