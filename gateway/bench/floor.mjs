import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'undici';

/**
 * What no gateway can do without: the requests that Shiyu sends upstream for one operation, in their order, and a body as
 * long as the answer, over the same server and client. Its plan lies in the file
 * that it is given: `{ rounds: [[{url, body}]], body }`.
 */
const { rounds, body } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const answer = Buffer.from(body);
const pools = new Map();
const ask = ({ url, body: question }) =>
  new Promise((resolve, reject) => {
    const { origin, pathname } = new URL(url);
    if (!pools.has(origin)) pools.set(origin, new Pool(origin, { connections: 64, pipelining: 1 }));
    pools.get(origin).dispatch(
      { method: 'POST', path: pathname, body: question, headers: { 'content-type': 'application/json' } },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData() {},
        onResponseEnd: resolve,
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
const answerOne = async (response) => {
  for (const round of rounds) await Promise.all(round.map(ask));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
  response.end(answer);
};
const server = createServer((request, response) => {
  request.resume().on('end', () => void answerOne(response));
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${server.address().port}` })}\n`),
);
