import * as fc from 'fast-check';
import { checkResponse } from '../detectors/check-response.mjs';
import { answerChange, changedText } from '../generators/answer-change.mjs';
import { choices, chooser } from '../generators/choices.mjs';
import { operation } from '../generators/operation.mjs';

/** Plain lists and joins, which travel as tables of bytes, and what only the objects strategy knows. */
const QUERIES = [
  '{ people { id name age height alive mood notes score must badges { title level } double } }',
  '{ me { home { city street } matrix friends { id must } constructor } best { name double } }',
  '{ being(id: "d") { id lives ... on Dog { tricks owner { name score } } } }',
  '{ pets { __typename ... on Dog { owner { badges { person { name must } } } } ... on Cat { lives } } }',
  'mutation { rename(id: "1", name: "x") { name score } touch }',
];

/** Subgraphs that answer something else than they should, in form, in content or in transport. */
export const answers = {
  name: 'answers',
  arbitrary: fc.record({
    query: fc.oneof(fc.constantFrom(...QUERIES), choices),
    subgraph: fc.constantFrom('people', 'scores'),
    change: answerChange,
  }),
  async run(target, { query: described, subgraph, change }) {
    const asked =
      typeof described === 'string'
        ? { query: described, variables: {} }
        : operation(target.schema, chooser(described));
    const changed = target.subgraphs.get(subgraph);
    const sent = [];
    changed.writeWith((answer, response) => {
      const text = changedText(answer, change);
      sent.push(text.slice(0, 500));
      send(response, text, change.transport);
    });
    try {
      const found = checkResponse(await target.ask(asked), { schema: target.schema, ...asked });
      return found && `${found}\n  document: ${asked.query}\n  ${subgraph} sent: ${sent.join('\n    ')}`;
    } finally {
      changed.writeWith(undefined);
    }
  },
};

function send(response, text, transport) {
  if (!transport) return response.end(text);
  const { status, contentType, cutAt, chunk } = transport;
  const bytes = Buffer.from(text);
  response.writeHead(status, { 'content-type': contentType, ...(status === 301 ? { location: '/' } : {}) });
  if (status === 204) return response.end();
  const length = cutAt === undefined ? bytes.length : Math.floor((bytes.length * cutAt) / 1_000);
  // At most twenty pieces: a long answer in small ones takes seconds.
  const size = Math.max(chunk, Math.ceil(length / 20));
  for (let from = 0; from < length; from += size) response.write(bytes.subarray(from, Math.min(length, from + size)));
  return cutAt === undefined ? response.end() : response.destroy();
}
