import { randomUUID, type KeyObject } from 'node:crypto';
import { contentDigest, COVERED, HEADERS, KEY_AND_ALGORITHM, LABEL, signatureOf } from './signature-base.js';

/** A request before it is sent. */
export interface SignableRequest {
  readonly method: string;
  readonly path: string;
  /** exactly what is sent, as UTF-8 */
  readonly body: string | Buffer;
}

/** The headers that a signed request carries beside its own. */
export type SignatureHeaders = Record<(typeof HEADERS)[keyof typeof HEADERS], string>;

/**
 * Headers that prove that a request came from the gateway, with this body and context, now, and once (RFC 9421 with
 * `hmac-sha256`, RFC 9530; docs/contracts.md §3).
 * @param context as `encodeContext` made it; the same for all requests to the subgraphs of one request of a client
 */
export function signRequest(
  { method, path, body }: SignableRequest,
  context: string,
  key: KeyObject,
  nowMs = Date.now(),
): SignatureHeaders {
  const digest = contentDigest(body);
  const created = Math.floor(nowMs / 1000);
  const parameters = `${COVERED};created=${created};nonce="${randomUUID()}";${KEY_AND_ALGORITHM}`;
  const signature = signatureOf({ method, path, digest, context, parameters }, key);
  return {
    [HEADERS.digest]: digest,
    [HEADERS.context]: context,
    [HEADERS.input]: `${LABEL}=${parameters}`,
    [HEADERS.signature]: `${LABEL}=:${signature}:`,
  } as SignatureHeaders;
}
