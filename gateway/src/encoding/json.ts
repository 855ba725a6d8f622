import type { AccessEntry } from '../authorization/access-report.js';
import type { ExecutionResult } from '../execution/execution-result.js';
import type { GatewayError } from '../errors.js';
import type { Format } from '../http/negotiate.js';

/** A response, ready to send. */
export interface EncodedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A result as JSON; denials, masks and limits under `extensions.access`. */
export function encodeResult(
  { response, errors }: ExecutionResult,
  access: readonly AccessEntry[],
  format: Format,
): EncodedResponse {
  const errorsJson = errors?.length ? `,"errors":${JSON.stringify(errors)}` : '';
  const extensions = access.length > 0 ? `,"extensions":{"access":${JSON.stringify(access)}}` : '';
  const headers = contentType(format);
  // The data is JSON already, and by far the largest part: what else there is takes the place of the last brace.
  if (!errorsJson && !extensions) return { status: 200, headers, body: response };
  const rest = `${errorsJson}${extensions}}`;
  const body =
    typeof response === 'string'
      ? response.slice(0, -1) + rest
      : Buffer.concat([response.subarray(0, -1), Buffer.from(rest)]);
  return { status: 200, headers, body };
}

/** A request that failed as a whole. Plain JSON answers 200 to a well-formed request that cannot run, as clients of it expect (§6.4.1). */
export function encodeError(error: GatewayError, format: Format, requestId: string): EncodedResponse {
  const errors = error.errors ?? [
    { message: error.publicMessage, extensions: { code: error.code, ...(error.status >= 500 ? { requestId } : {}) } },
  ];
  const soft = format === 'application/json' && SOFT.has(error.code);
  const challenge: Record<string, string> = error.status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  const allow: Record<string, string> = error.allow === undefined ? {} : { allow: error.allow };
  return {
    status: soft ? 200 : error.status,
    headers: { ...contentType(format), ...challenge, ...allow },
    body: JSON.stringify({ errors }),
  };
}

const SOFT = new Set<string>([
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_NOT_FOUND',
  'OPERATION_TOO_COMPLEX',
  'OPERATION_NOT_SUPPORTED',
]);

function contentType(format: Format): Record<string, string> {
  return { 'content-type': `${format}; charset=utf-8` };
}
