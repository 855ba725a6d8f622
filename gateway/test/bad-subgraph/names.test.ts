import { describe, expect, test } from '@jest/globals';
import { badDirectory, answering, INVALID, REPORTED, told } from '../support/bad-directory.js';

const { ask, federation } = badDirectory();

describe('names that objects of JavaScript have', () => {
  const NAMES = '{ me { constructor toString hasOwnProperty __proto__: name valueOf: score prototype: __typename } }';
  const expected =
    '{"constructor":"made","toString":"said","hasOwnProperty":"had","__proto__":"Ada","valueOf":10,"prototype":"Person"}';

  test('are names of fields and aliases like others', async () => {
    const { data: answered } = await federation().ask(NAMES);
    expect(JSON.stringify(answered?.['me'])).toBe(expected);
  });

  test('are names like others where the answer is completed field by field', async () => {
    const body = JSON.stringify({ data: { _entities: [{ valueOf: 10 }] }, errors: [{ message: 'x' }] });
    const answer = await ask('scores', answering(body), NAMES);
    expect(JSON.stringify(answer.data?.['me'])).toBe(expected);
    expect(told(answer)).toEqual([`- ${REPORTED}`]);
  });

  test('as aliases of root fields', async () => {
    const { data: answered } = await federation().ask('{ __proto__: me { score } constructor: sure { score } }');
    expect(JSON.stringify(answered)).toBe('{"__proto__":{"score":10},"constructor":{"score":20}}');
  });

  test('in an answer change no prototype', async () => {
    const body =
      '{"data":{"me":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"__typename":"Person","id":"p1"}}}';
    federation().subgraphs.get('people')?.misbehave(answering(body));
    const spoilt = '{"data":{"_entities":[{"__proto__":{"polluted":1},"score":1}],"__proto__":{"polluted":1}}}';
    const answer = await ask('scores', answering(spoilt), '{ me { name constructor score } }');
    expect(answer.data).toEqual({ me: { name: null, constructor: null, score: 1 } });
    expect(told(answer)).toEqual([`me.constructor ${INVALID}`]);
  });
});
