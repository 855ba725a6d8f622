import { createHmac, hash, type KeyObject } from 'node:crypto';

/** The headers of a signed request, as they are sent. */
export const HEADERS = Object.freeze({
  digest: 'content-digest',
  context: 'x-shiyu-context',
  input: 'signature-input',
  signature: 'signature',
} as const);

/** What the signature covers, in its order (RFC 9421 §2.3); the parameters of the signature begin with it. */
export const COVERED = `("@method" "@path" "${HEADERS.digest}" "${HEADERS.context}")`;

/** The parameters' end: one key for each subgraph, known to it and to the gateway only. */
export const KEY_AND_ALGORITHM = 'keyid="gateway";alg="hmac-sha256"';

/** The name of the signature in the two dictionaries that carry it. */
export const LABEL = 'shiyu';

/** What is signed of one request. */
export interface SignedParts {
  readonly method: string;
  /** as it stands in the request line; our URLs have no query, which RFC 9421 would leave out of `@path` */
  readonly path: string;
  /** value of `content-digest` */
  readonly digest: string;
  /** value of `x-shiyu-context` */
  readonly context: string;
  /** value of `signature-input` without its label */
  readonly parameters: string;
}

/** The HMAC-SHA-256 of the signature base (RFC 9421 §2.5, §3.3.3), base64. */
export function signatureOf({ method, path, digest, context, parameters }: SignedParts, key: KeyObject): string {
  const base = `"@method": ${method}\n"@path": ${path}\n"${HEADERS.digest}": ${digest}\n"${HEADERS.context}": ${context}\n"@signature-params": ${parameters}`;
  return createHmac('sha256', key).update(base).digest('base64');
}

/** The value of `content-digest` for a body (RFC 9530 §2). */
export function contentDigest(body: string | Buffer): string {
  return `sha-256=:${hash('sha256', body, 'base64')}:`;
}
