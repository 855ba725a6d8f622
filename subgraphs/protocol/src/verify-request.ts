import { timingSafeEqual, type KeyObject } from 'node:crypto';
import { decodeContext } from './decode-context.js';
import { contentDigest, COVERED, HEADERS, KEY_AND_ALGORITHM, LABEL, signatureOf } from './signature-base.js';
import type { SignedContext } from './signed-context.js';
import type { SubgraphErrorCode } from './subgraph-errors.js';

/** How far a signature's time may lie from the receiver's clock, either way. */
export const ACCEPTANCE_MS = 30_000;

const INPUT_START = `${LABEL}=${COVERED};`;
const INPUT_END = new RegExp(`^created=(\\d{1,12});nonce="([\\w-]{8,64})";${KEY_AND_ALGORITHM}$`);
const SIGNATURE = new RegExp(`^${LABEL}=:([A-Za-z0-9+/]+=*):$`);

/** A request as it arrived; names of headers in lower case, the body as its bytes. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** The context of a genuine request and the nonce that its receiver must accept once only; or why it is refused. */
export type Verification =
  | { readonly context: SignedContext; readonly nonce: string; readonly refusal?: undefined }
  | { readonly refusal: SubgraphErrorCode };

/**
 * Checks what `signRequest` made. Refuses with CONTEXT_UNSIGNED, CONTEXT_ALTERED, CONTEXT_STALE or CONTEXT_INVALID, in this
 * order: who cannot sign learns nothing of the clock, and spends no nonce.
 */
export function verifyRequest(
  { method, path, headers, body }: ReceivedRequest,
  key: KeyObject,
  nowMs: number,
): Verification {
  const [digest, context] = [headers[HEADERS.digest], headers[HEADERS.context]];
  const input = inputOf(headers[HEADERS.input]);
  const given = SIGNATURE.exec(single(headers[HEADERS.signature]))?.[1];
  if (typeof digest !== 'string' || typeof context !== 'string' || !input || !given)
    return { refusal: 'CONTEXT_UNSIGNED' };

  const expected = signatureOf({ method, path, digest, context, parameters: input.parameters }, key);
  if (!equal(given, expected) || contentDigest(body) !== digest) return { refusal: 'CONTEXT_ALTERED' };
  if (Math.abs(nowMs - input.createdMs) > ACCEPTANCE_MS) return { refusal: 'CONTEXT_STALE' };
  const decoded = decodeContext(context);
  return decoded ? { context: decoded, nonce: input.nonce } : { refusal: 'CONTEXT_INVALID' };
}

interface SignatureInput {
  readonly parameters: string;
  readonly createdMs: number;
  readonly nonce: string;
}

/** Reads `signature-input`: only what the gateway writes, in its order, so that nothing has to be written anew to check it. */
function inputOf(header: string | string[] | undefined): SignatureInput | undefined {
  const text = single(header);
  const end = text.startsWith(INPUT_START) ? INPUT_END.exec(text.slice(INPUT_START.length)) : null;
  if (!end) return undefined;
  const [, created, nonce] = end as unknown as [string, string, string];
  return { parameters: text.slice(LABEL.length + 1), createdMs: Number(created) * 1000, nonce };
}

/** A header that is sent once; anything else is none. */
function single(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
function equal(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
