import * as fc from 'fast-check';
import { jsonText } from './json-value.mjs';
import { seldom } from './seldom.mjs';

/** A change at one place of an answer; numbers choose the place among all that there are. */
const change = fc.oneof(
  fc.record({ at: fc.nat(9_999), how: fc.constantFrom('drop', 'double', 'wrap', 'empty') }),
  fc.record({ at: fc.nat(9_999), how: fc.constant('replace'), value: jsonText }),
  fc.record({
    at: fc.nat(9_999),
    how: fc.constant('add'),
    name: fc.constantFrom('__proto__', 'errors', 'extra', 'id', '__typename'),
    value: jsonText,
  }),
);

const reported = fc.record({
  message: fc.constantFrom('"it failed"', 'null', '7', '""'),
  path: fc.oneof(
    fc.constantFrom(
      '["me"]',
      '["_entities",0,"score"]',
      '["_entities","1","must"]',
      '["_entities"]',
      '[]',
      'null',
      '"me"',
      '[-1]',
      '["people",0,"__proto__"]',
      '[null]',
      '["people",1,"friends",0,"age"]',
    ),
    jsonText,
  ),
  extensions: fc.constantFrom('{"code":"FORBIDDEN"}', '{"code":7}', 'null', '[]', '"x"', '{}'),
});

const transport = fc.record({
  status: fc.constantFrom(200, 200, 200, 204, 301, 400, 401, 429, 500, 503),
  contentType: fc.constantFrom(
    'application/json',
    'application/json',
    'text/html',
    'application/graphql-response+json; charset=utf-8',
    '',
  ),
  /** how many bytes of a thousand are sent before the connection ends */
  cutAt: seldom(4, fc.nat(999)),
  chunk: fc.integer({ min: 1, max: 400 }),
});

/** Other ways to write the same answer, and two that are none. */
const WRITINGS = {
  spaced: (text) => text.replaceAll(/(?<=[{[,:])(?=["{[])/g, ' \n\t'),
  escaped: (text) =>
    text.replaceAll(
      /(?<=[a-z])[a-z](?=[a-z]*")/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  marked: (text) => `\ufeff${text}`,
  ended: (text) => `${text}\r\n`,
  followed: (text) => `${text}{}`,
  notUtf8: (text) => Buffer.from(text.replaceAll('a', 'é'), 'latin1'),
};

/** What one subgraph does to all its answers while an operation is asked. */
export const answerChange = fc.record({
  changes: fc.array(change, { maxLength: 3 }),
  errors: seldom(3, fc.array(reported, { maxLength: 3 })),
  whole: seldom(12, jsonText),
  writing: seldom(5, fc.constantFrom(...Object.keys(WRITINGS))),
  transport: seldom(5, transport),
});

/** What is sent in place of an answer: a text, or bytes that are none. */
export function changedAnswer(answer, { changes, errors, whole, writing }) {
  const text = whole ?? changedText(answer, { changes, errors });
  return writing === undefined ? text : WRITINGS[writing](text);
}

function changedText(answer, { changes, errors }) {
  const root = toNode(JSON.parse(JSON.stringify(answer)));
  for (const one of changes) applyChange(root, one);
  if (errors) {
    const list = errors.map(
      (error) => `{"message":${error.message},"path":${error.path},"extensions":${error.extensions}}`,
    );
    root.entries?.push(['errors', { raw: `[${list.join(',')}]` }]);
  }
  return write(root);
}

/** JSON as nodes, so that names may come twice and values have any text. */
function toNode(value) {
  if (Array.isArray(value)) return { items: value.map(toNode) };
  if (typeof value === 'object' && value !== null)
    return { entries: Object.entries(value).map(([name, inner]) => [name, toNode(inner)]) };
  return { raw: JSON.stringify(value) };
}

/** Every place below a node: the list that holds it, and where. */
function places(node) {
  const found = [];
  const waiting = [node];
  while (waiting.length > 0) {
    const { items, entries } = waiting.pop();
    for (const [i, inner] of (items ?? []).entries()) {
      found.push({ list: items, i, get: () => inner, set: (value) => (items[i] = value) });
      waiting.push(inner);
    }
    for (const [i, entry] of (entries ?? []).entries()) {
      found.push({ list: entries, i, get: () => entry[1], set: (value) => (entry[1] = value) });
      waiting.push(entry[1]);
    }
  }
  return found;
}

function applyChange(root, { at, how, name, value }) {
  const all = places(root);
  if (all.length === 0) return;
  const { list, i, get, set } = all[at % all.length];
  if (how === 'drop') list.splice(i, 1);
  if (how === 'double') list.splice(i, 0, list[i]);
  if (how === 'wrap') set({ items: [get()] });
  if (how === 'empty') set(get().items ? { items: [] } : get().entries ? { entries: [] } : { raw: '""' });
  if (how === 'replace') set({ raw: value });
  if (how === 'add') {
    const { entries, items } = get();
    entries?.push([name, { raw: value }]);
    items?.push({ raw: value });
  }
}

function write({ raw, items, entries }) {
  if (raw !== undefined) return raw;
  if (items) return `[${items.map(write).join(',')}]`;
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${write(inner)}`).join(',')}}`;
}
