import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { encodeError } from './encoding/json.js';
import { GatewayError } from './errors.js';

/** Status lines of what Node cannot read as a request, by its code. */
const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers bytes that are not an HTTP request as other bad requests are answered, and closes the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  // Whoever is gone, or is being answered, cannot be answered. `100 Continue` is no answer, nor is that of a request before.
  if (error.code === 'ECONNRESET' || !socket.writable || isBeingAnswered(socket)) {
    socket.destroy();
    return;
  }
  const cause = new GatewayError('BAD_REQUEST', { detail: 'The request is not valid HTTP.', cause: error });
  const { headers, body } = encodeError(cause, 'application/json', '');
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${STATUS_LINES[error.code ?? ''] ?? '400 Bad Request'}\r\n${head}\r\n${String(body)}`);
}

/** Node keeps the response under way with its socket, and asks the same where nobody handles `clientError`. */
function isBeingAnswered(socket: Socket & { readonly _httpMessage?: ServerResponse | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}
