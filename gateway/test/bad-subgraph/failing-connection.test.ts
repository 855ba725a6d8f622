import { describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { badDirectory, BAD, GONE, MAX_BYTES, told } from '../support/bad-directory.js';
import type { Misbehaviour } from '../support/start-subgraph.js';

const { ask } = badDirectory();

describe('a connection that fails', () => {
  const begins = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"data":{"me":{"name":"A');
  };

  test('closed in the middle of the body', async () => {
    const cut: Misbehaviour = (_, response) => {
      begins(response);
      setImmediate(() => response.destroy());
      return 'answered';
    };
    const answer = await ask('people', cut, '{ me { name } }');
    expect(answer.data).toEqual({ me: null });
    expect(told(answer)).toEqual([`me ${GONE}`]);
  });

  test('no answer at all', async () => {
    const answer = await ask('scores', () => 'answered', '{ me { name score } }');
    expect(answer.data).toEqual({ me: { name: 'Ada', score: null } });
    expect(told(answer)).toEqual(['me.score SUBGRAPH_TIMEOUT']);
  });

  test('a body that never ends is cut at its limit', async () => {
    let sent = 0;
    const endless: Misbehaviour = (_, response) => {
      response.writeHead(200).write('{"data":{"me":{"name":"');
      const chunk = 'x'.repeat(64 * 1024);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return 'answered';
    };
    const answer = await ask('people', endless, '{ me { name } }');
    expect(told(answer)).toEqual([`me ${BAD}`]);
    expect(sent).toBeLessThan(MAX_BYTES * 2);
  });

  test('a body that comes a byte at a time is cut at its time', async () => {
    let timer: NodeJS.Timeout | undefined;
    const slow: Misbehaviour = (_, response) => {
      response.writeHead(200);
      timer = setInterval(() => response.write(' '), 100);
      return 'answered';
    };
    const answer = await ask('people', slow, '{ me { name } }');
    clearInterval(timer);
    expect(told(answer)).toEqual(['me SUBGRAPH_TIMEOUT']);
  });
});
