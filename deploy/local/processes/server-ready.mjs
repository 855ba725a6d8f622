import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until a server of ours can answer: it prints `{"listening":"http://…"}` and then `/health/ready` says 200
 * (docs/contracts.md §1).
 * @param {{ log: { read: () => string }, signal: AbortSignal }} child
 * @returns {Promise<{ url: string, port: number }>} `url` ends in `/graphql`
 */
export async function serverReady({ log, signal }) {
  let listening;
  while (!(listening = listeningAddress(log.read()))) await sleep(20, undefined, { signal });
  const { origin, port } = new URL(listening);
  while ((await statusOf(`${origin}/health/ready`)) !== 200) await sleep(50, undefined, { signal });
  return { url: `${origin}/graphql`, port: Number(port) };
}

function listeningAddress(output) {
  for (const line of output.split('\n').slice(0, -1)) {
    if (!line.startsWith('{"listening"')) continue;
    return JSON.parse(line).listening;
  }
  return undefined;
}

/** The HTTP status of a GET; undefined when nothing answers. */
function statusOf(url) {
  return new Promise((resolve) => {
    get(url, { agent: false, timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('timeout', function () {
        this.destroy();
      })
      .on('error', () => resolve(undefined));
  });
}
