import * as fc from 'fast-check';
import { checkResponse } from '../detectors/check-response.mjs';
import { difference } from '../detectors/difference.mjs';
import { answerChange, changedAnswer } from '../generators/answer-change.mjs';
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

/**
 * Subgraphs that answer something else than they should, in form, in content or in transport. Both execution strategies
 * must make the same of it.
 */
export const answers = {
  name: 'answers',
  arbitrary: fc.record({
    query: fc.oneof(fc.constantFrom(...QUERIES), choices),
    changes: fc.oneof(
      fc.record({ people: answerChange }),
      fc.record({ scores: answerChange }),
      fc.record({ people: answerChange, scores: answerChange }),
    ),
  }),
  async run(target, { query: described, changes }) {
    const asked =
      typeof described === 'string'
        ? { query: described, variables: {} }
        : operation(target.schema, chooser(described));
    const sent = [];
    for (const [name, change] of Object.entries(changes)) {
      target.subgraphs.get(name).writeWith((answer, response) => {
        const changed = changedAnswer(answer, change);
        sent.push(`${name} sent: ${String(changed).slice(0, 500)}`);
        send(response, changed, change.transport);
      });
    }
    try {
      const columnar = await target.ask(asked, 'columnar');
      const objects = await target.ask(asked, 'objects');
      const check = (answer) => checkResponse(answer, { schema: target.schema, ...asked });
      const found = check(columnar) ?? check(objects) ?? difference({ columnar, objects });
      return found && `${found}\n  document: ${asked.query} ${JSON.stringify(asked.variables)}\n  ${sent.join('\n  ')}`;
    } finally {
      for (const subgraph of target.subgraphs.values()) subgraph.writeWith(undefined);
    }
  },
};

function send(response, changed, transport) {
  if (!transport) return response.end(changed);
  const { status, contentType, cutAt, chunk } = transport;
  const bytes = Buffer.from(changed);
  response.writeHead(status, { 'content-type': contentType, ...(status === 301 ? { location: '/' } : {}) });
  if (status === 204) return response.end();
  const length = cutAt === undefined ? bytes.length : Math.floor((bytes.length * cutAt) / 1_000);
  // At most twenty pieces: a long answer in small ones takes seconds.
  const size = Math.max(chunk, Math.ceil(length / 20));
  for (let from = 0; from < length; from += size) response.write(bytes.subarray(from, Math.min(length, from + size)));
  return cutAt === undefined ? response.end() : response.destroy();
}
