import * as fc from 'fast-check';
import { checkResponse } from '../detectors/check-response.mjs';
import { exchange } from '../targets/exchange.mjs';
import { jsonText } from '../generators/json-value.mjs';
import { seldom } from '../generators/seldom.mjs';

const header = (name, ...values) => fc.constantFrom(...values).map((value) => [name, value]);
const headers = fc.array(
  fc.oneof(
    header(
      'content-type',
      'application/json',
      'application/json; charset=utf-8',
      'application/json;charset=latin1',
      'text/plain',
      'application/graphql',
      'multipart/form-data; boundary=x',
      '',
    ),
    header(
      'accept',
      '*/*',
      'application/json',
      'application/graphql-response+json',
      'text/html',
      'a/b;q=2',
      ',,,',
      'application/json;q=0',
    ),
    header('x-request-id', 'abcdefgh', '../../etc', 'a'.repeat(9_000), '1;2'),
    header('accept-encoding', 'gzip', 'br;q=1', 'x'),
    header('transfer-encoding', 'chunked', 'gzip', 'chunked, chunked'),
    header('content-length', '0', '-1', '99999999', 'x', '5'),
    header('expect', '100-continue', 'no'),
    header('upgrade', 'websocket', 'h2c'),
    header('content-encoding', 'gzip', 'identity'),
    header('x-purpose', 'MEDIATION', '__proto__', ''),
    header('authorization', 'Bearer', 'Bearer a.b.c', 'Basic eDp5', 'x'),
  ),
  { maxLength: 4 },
);
const part = (name) => seldom(4, jsonText).map((text) => [name, text]);
const body = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('"{ me { id } }"', '"{ nobody }"', '""', undefined),
      part('variables'),
      part('operationName'),
      part('extensions'),
      part('documentId'),
    )
    .map(
      ([query, ...parts]) =>
        `{${[['query', query], ...parts].flatMap(([name, text]) => (text === undefined ? [] : [`"${name}":${text}`])).join(',')}}`,
    ),
  jsonText,
  fc.array(jsonText, { maxLength: 3 }).map((texts) => `[${texts.join(',')}]`),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const url = fc.oneof(
  fc.constantFrom(
    '/graphql',
    '/graphql?query={me{id}}',
    '/graphql?query=%7B%20me%20%7B%20id%20%7D%20%7D&variables=%7B%7D',
    '/',
    '/graphql/',
    '/health/ready',
    '//graphql',
    '/graphql%00',
    '/%',
    '*',
    'http://x/graphql',
    '/graphql?__proto__=1&query={me{id}}',
    '/graphql?query={me{id}}&query={me{name}}',
  ),
  fc
    .tuple(fc.constantFrom('query', 'variables', 'documentId', 'operationName', 'extensions'), jsonText)
    .map(([name, text]) =>
      `/graphql?query={me{id}}&${name}=${encodeURIComponent(text.slice(0, 2_000))}`.replaceAll('%5Cud800', ''),
    ),
);

/** Anything that may arrive at the port, most of it HTTP. */
export const requests = {
  name: 'requests',
  arbitrary: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        method: fc.constantFrom(
          'POST',
          'POST',
          'POST',
          'GET',
          'GET',
          'HEAD',
          'PUT',
          'PATCH',
          'DELETE',
          'OPTIONS',
          'TRACE',
          'QUERY',
          'CONNECT',
          'post',
          'FOO',
        ),
        url,
        headers,
        body,
      }),
    },
    { weight: 1, arbitrary: fc.record({ bytes: fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }) }) },
  ),
  async run(target, { bytes, method, url: path, headers: given, body: content }) {
    const isGet = method === 'GET' || method === 'HEAD';
    const text = bytes ?? requestText({ method, path, given, content: isGet ? '' : content });
    const { status, head, body: answered } = await exchange(target.origin(), text);
    if (status === undefined)
      return isWhole(text) && method !== 'CONNECT' ? `no answer to ${JSON.stringify(text.slice(0, 300))}` : undefined;
    if (status >= 500) return `status ${status} for ${JSON.stringify(text.slice(0, 300))}: ${answered}`;
    // Node itself answers an expectation that it does not know, without a body.
    if (method === 'HEAD' || status === 204 || status === 417) return undefined;
    if (!/^content-type: application\/(graphql-response\+)?json/im.test(head))
      return `${head} for ${JSON.stringify(text.slice(0, 300))}`;
    if (status === 200 && path.includes('health')) return undefined;
    const found = checkResponse({ status, text: answered });
    return found && `${found}\n  request: ${JSON.stringify(text.slice(0, 500))}`;
  },
};

/** Whether there is a whole line to answer: less is no request, and its sender is gone. */
const isWhole = (text) => /\S[^\n]*\n/.test(text);

function requestText({ method, path, given, content }) {
  const names = new Set(given.map(([name]) => name));
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: gateway',
    'connection: close',
    ...given.map(([name, value]) => `${name}: ${value}`),
  ];
  if (content !== '' && !names.has('content-type')) lines.push('content-type: application/json');
  if (content !== '' && !names.has('content-length') && !names.has('transfer-encoding'))
    lines.push(`content-length: ${Buffer.byteLength(content)}`);
  return `${lines.join('\r\n')}\r\n\r\n${content}`;
}
