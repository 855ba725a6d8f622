import { connect } from 'node:net';

/** Nothing has come, and nothing comes: the server waits for the rest of a request. */
const SILENCE_MS = 300;
/** A plan takes 5 s at most, after which a process of the planner is started. */
export const ANSWER_MS = 10_000;

/**
 * Sends bytes to a server, and reads what it answers until it closes. `status` is undefined where it answers nothing.
 * @returns {Promise<{ status?: number, head: string, body: string }>}
 */
export function exchange(origin, text) {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const chunks = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(Buffer.from(text, 'utf8')));
    const answer = () => readResponse(Buffer.concat(chunks).toString('utf8'));
    const done = () => {
      clearTimeout(silence);
      socket.destroy();
      resolve(answer());
    };
    const silence = setTimeout(() => {
      if (answer().status === undefined) socket.end();
    }, SILENCE_MS);
    socket.setTimeout(ANSWER_MS, () => {
      socket.destroy();
      reject(new Error(`the connection stays open for ${ANSWER_MS} ms`));
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', done);
    socket.on('error', done);
  });
}

function readResponse(text) {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  // An interim answer (100 Continue) comes before the answer itself.
  if (head.startsWith('HTTP/1.1 1')) return readResponse(text.slice(end + 4));
  const status = /^HTTP\/1\.1 (\d+)/.exec(head)?.[1];
  const rest = text.slice(end + 4);
  const body = /^transfer-encoding: chunked/im.test(head) ? unchunked(rest) : rest;
  return { ...(status === undefined ? {} : { status: Number(status) }), head, body };
}

function unchunked(text) {
  return text.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/gi, '').replace(/\r\n$/, '');
}
