import * as fc from 'fast-check';
import { checkResponse } from '../detectors/check-response.mjs';
import { jsonText } from '../generators/json-value.mjs';

const TYPES = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Mood', '[Mood!]', 'Where', '[[Int!]]', 'Json'];
const ARGUMENTS = ['i', 'f', 's', 'b', 'id', 'mood', 'moods', 'in', 'list', 'json'];
const NAMES = ['v', '__proto__', 'constructor', 'representations', 'id'];

/** Any JSON for a variable of each type, under names that an object of JavaScript has already. */
export const variables = {
  name: 'variables',
  arbitrary: fc.record({
    type: fc.nat(TYPES.length - 1),
    name: fc.constantFrom(...NAMES),
    isNonNull: fc.boolean(),
    value: fc.option(jsonText, { nil: undefined, freq: 10 }),
    others: fc.array(jsonText, { maxLength: 1 }),
  }),
  async run(target, { type, name, isNonNull, value, others }) {
    const given = TYPES[type];
    const query = `query ($${name}: ${given}${isNonNull ? '!' : ''}) { echo(${ARGUMENTS[type]}: $${name}) me { id score } }`;
    const entries = [...others.map((other) => ['other', other]), ...(value === undefined ? [] : [[name, value]])];
    const sent = `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
    const answer = await target.ask(`{"query":${JSON.stringify(query)},"variables":${sent}}`);
    const asked = { schema: target.schema, query, variables: {}, subgraphsAreWell: true };
    const found = checkResponse(answer, asked);
    return found && `${found}\n  document: ${query}\n  variables: ${sent.slice(0, 500)}`;
  },
};
