import { describe, expect, test } from '@jest/globals';
import { badDirectory, answering, INVALID, REPORTED, told, type Case } from '../support/bad-directory.js';

const { ask } = badDirectory();

describe('errors of subgraphs', () => {
  test('below a place that became null for another reason have no place any more', async () => {
    const body = JSON.stringify({
      data: { me: { age: null, home: { city: 'C', street: null } } },
      errors: [{ message: 'x', path: ['me', 'home', 'street'] }],
    });
    const answer = await ask('people', answering(body), '{ me { age home { street } } }');
    expect(answer.data).toEqual({ me: null });
    expect(told(answer)).toEqual([`me.age ${INVALID}`]);
  });

  const failing = (value: unknown, ...errors: object[]): string => JSON.stringify({ data: value, errors });
  const spoilt: Case[] = [
    [
      'without a path',
      failing({ me: { name: 'A' } }, { message: 'secret' }),
      '{ me { name } }',
      { me: { name: 'A' } },
      [`- ${REPORTED}`],
    ],
    [
      'without data and path',
      JSON.stringify({ errors: [{ message: 'secret' }] }),
      '{ me { name } people { id } }',
      { me: null, people: null },
      [`me ${REPORTED}`, `people ${REPORTED}`],
    ],
    [
      'with a path that leads nowhere',
      failing({ me: { name: 'A' } }, { message: 'x', path: ['you', 3, 'name'] }),
      '{ me { name } }',
      { me: { name: 'A' } },
      [`- ${REPORTED}`],
    ],
    [
      'with a path that is no path',
      failing({ me: { name: null } }, { message: 'x', path: 'me.name' }),
      '{ me { name } }',
      { me: { name: null } },
      [`- ${REPORTED}`],
    ],
    [
      'with a path of odd steps',
      failing({ me: { name: null } }, { message: 'x', path: ['me', { a: 1 }] }),
      '{ me { name } }',
      { me: { name: null } },
      [`- ${REPORTED}`],
    ],
    [
      'with a path of names that objects have',
      failing({ me: { name: null } }, { message: 'x', path: ['__proto__', 'constructor'] }),
      '{ me { name } }',
      { me: { name: null } },
      [`- ${REPORTED}`],
    ],
    [
      'with list positions as text',
      failing({ people: [{ name: null }] }, { message: 'x', path: ['people', '0', 'name'] }),
      '{ people { name } }',
      { people: [{ name: null }] },
      [`people.0.name ${REPORTED}`],
    ],
    [
      'that explain a null further up',
      failing({ me: null }, { message: 'x', path: ['me', 'age'] }),
      '{ me { age } }',
      { me: null },
      [`me.age ${REPORTED}`],
    ],
    ['without a message', failing({ me: null }, { path: ['me'] }), '{ me { age } }', { me: null }, [`me ${REPORTED}`]],
    [
      'with a code that is no text',
      failing({ me: null }, { message: 'x', path: ['me'], extensions: { code: 7 } }),
      '{ me { age } }',
      { me: null },
      [`me ${REPORTED}`],
    ],
    [
      'with extensions that are none',
      failing({ me: null }, { message: 'x', path: ['me'], extensions: 'x' }),
      '{ me { age } }',
      { me: null },
      [`me ${REPORTED}`],
    ],
  ];
  test.each(spoilt)('%s', async (_, body, query, expected, errors) => {
    const answer = await ask('people', answering(body), query);
    expect(answer.data).toEqual(expected);
    expect(told(answer)).toEqual(errors);
    expect(JSON.stringify(answer.errors)).not.toContain('secret');
  });

  const ofEntities: Case[] = [
    [
      'of one field of one entity',
      failing({ _entities: [{ score: null }, { score: 2 }] }, { message: 'x', path: ['_entities', 0, 'score'] }),
      '{ people { score } }',
      { people: [{ score: null }, { score: 2 }] },
      [`people.0.score ${REPORTED}`],
    ],
    [
      'of one entity',
      failing({ _entities: [null, { score: 2 }] }, { message: 'x', path: ['_entities', 0] }),
      '{ people { score } }',
      { people: [{ score: null }, { score: 2 }] },
      [`people.0 ${REPORTED}`],
    ],
    [
      'of an entity that nobody asked for',
      failing({ _entities: [{ score: 1 }, { score: 2 }] }, { message: 'x', path: ['_entities', 7, 'score'] }),
      '{ people { score } }',
      { people: [{ score: 1 }, { score: 2 }] },
      [`- ${REPORTED}`],
    ],
    [
      'of all entities',
      failing(null, { message: 'x', path: ['_entities'] }),
      '{ people { score } }',
      { people: [{ score: null }, { score: null }] },
      [`people.0 ${REPORTED}`, `people.1 ${REPORTED}`],
    ],
    [
      'of all entities, without a place',
      failing(null, { message: 'x' }),
      '{ people { score } }',
      { people: [{ score: null }, { score: null }] },
      [`people.0.score ${REPORTED}`, `people.1.score ${REPORTED}`],
    ],
    [
      'of a non-null field',
      failing({ _entities: [null, { must: 2 }] }, { message: 'x', path: ['_entities', 0, 'must'] }),
      '{ people { must } }',
      { people: null },
      [`people.0.must ${REPORTED}`],
    ],
  ];
  test.each(ofEntities)('%s', async (_, body, query, expected, errors) => {
    const answer = await ask('scores', answering(body), query);
    expect(answer.data).toEqual(expected);
    expect(told(answer)).toEqual(errors);
  });
});
