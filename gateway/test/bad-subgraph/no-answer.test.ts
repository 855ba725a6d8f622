import { describe, expect, test } from '@jest/globals';
import { badDirectory, answering, BAD, data, GONE, told, type Case } from '../support/bad-directory.js';

const { ask } = badDirectory();

describe('an answer that is none', () => {
  const nothing: Case[] = [
    ['an empty body', '', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['garbage', 'garbage', '{ me { name } people { id } }', { me: null, people: null }, [`me ${BAD}`, `people ${BAD}`]],
    ['half a JSON text', '{"data":{"me":{"na', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['a list', '[]', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['null', 'null', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['an object without data', '{}', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['data that is a list', '{"data":[]}', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    [
      'data without the field',
      '{"data":{}}',
      '{ me { name } people { id } }',
      { me: null, people: null },
      [`me ${BAD}`, `people ${BAD}`],
    ],
    ['errors that are no list', '{"data":{"me":null},"errors":{}}', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['errors that are no objects', '{"data":{"me":null},"errors":[1]}', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['a byte order mark only', '\ufeff', '{ me { name } }', { me: null }, [`me ${BAD}`]],
    ['nothing for a non-null field', 'x', '{ sure { name } me { name } }', null, [`me ${BAD}`, `sure ${BAD}`]],
  ];
  test.each(nothing)('%s', async (_, body, query, expected, errors) => {
    const answer = await ask('people', answering(body), query);
    expect(answer.data).toEqual(expected);
    // Of several nulls that end up in one, one error is enough.
    if (expected === null) expect(errors).toEqual(expect.arrayContaining(told(answer)));
    else expect(told(answer)).toEqual(errors);
    expect(answer.errors?.length).toBeGreaterThan(0);
  });

  test.each([
    [500, BAD],
    [404, BAD],
    [502, GONE],
    [503, GONE],
    [504, GONE],
  ])('HTML with status %i', async (status, code) => {
    const answer = await ask('people', answering('<html>proxy</html>', status), '{ me { name } }');
    expect(answer.data).toEqual({ me: null });
    expect(told(answer)).toEqual([`me ${code}`]);
    expect(JSON.stringify(answer)).not.toContain('html');
  });

  test('a status of failure with a GraphQL answer in it is that answer', async () => {
    const answer = await ask('people', answering(data({ me: { name: 'Eve' } }), 500), '{ me { name } }');
    expect(answer).toEqual({ data: { me: { name: 'Eve' } } });
  });
});
