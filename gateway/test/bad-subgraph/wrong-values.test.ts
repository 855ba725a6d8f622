import { describe, expect, test } from '@jest/globals';
import { badDirectory, answering, data, entities, INVALID, told, type Case } from '../support/bad-directory.js';

const { ask, federation } = badDirectory();

describe('values that do not fit', () => {
  const me = (fields: object): string => data({ me: fields });
  const spoilt: Case[] = [
    ['text for an Int', me({ age: '36', name: 'A' }), '{ me { name age } }', { me: null }, [`me.age ${INVALID}`]],
    ['a fraction for an Int', me({ age: 1.5 }), '{ me { age } }', { me: null }, [`me.age ${INVALID}`]],
    ['more than 32 bits for an Int', me({ age: 2_147_483_648 }), '{ me { age } }', { me: null }, [`me.age ${INVALID}`]],
    ['a number for a String', me({ name: 7 }), '{ me { name } }', { me: { name: null } }, [`me.name ${INVALID}`]],
    ['a number for a Boolean', me({ alive: 1 }), '{ me { alive } }', { me: { alive: null } }, [`me.alive ${INVALID}`]],
    [
      'an infinite Float',
      '{"data":{"me":{"height":1e999}}}',
      '{ me { height } }',
      { me: { height: null } },
      [`me.height ${INVALID}`],
    ],
    [
      'an infinite number in a custom scalar',
      '{"data":{"me":{"notes":[-1e999]}}}',
      '{ me { notes } }',
      { me: { notes: null } },
      [`me.notes ${INVALID}`],
    ],
    ['an unknown enum value', me({ mood: 'UGLY' }), '{ me { mood } }', { me: { mood: null } }, [`me.mood ${INVALID}`]],
    [
      'an enum value by the name of a method',
      me({ mood: 'toString' }),
      '{ me { mood } }',
      { me: { mood: null } },
      [`me.mood ${INVALID}`],
    ],
    ['an object for a leaf', me({ name: { a: 1 } }), '{ me { name } }', { me: { name: null } }, [`me.name ${INVALID}`]],
    ['an object for an ID', me({ id: {} }), '{ me { id } }', { me: null }, [`me.id ${INVALID}`]],
    ['a list for a leaf', me({ name: ['A'] }), '{ me { name } }', { me: { name: null } }, [`me.name ${INVALID}`]],
    [
      'a list for an object',
      me({ home: [{ city: 'A' }] }),
      '{ me { home { city } } }',
      { me: { home: null } },
      [`me.home ${INVALID}`],
    ],
    [
      'an object for a list',
      me({ friends: { name: 'A' } }),
      '{ me { friends { name } } }',
      { me: { friends: null } },
      [`me.friends ${INVALID}`],
    ],
    [
      'a leaf for a list',
      me({ friends: 'A' }),
      '{ me { friends { name } } }',
      { me: { friends: null } },
      [`me.friends ${INVALID}`],
    ],
    [
      'a leaf for an object',
      me({ home: 'A' }),
      '{ me { home { city } } }',
      { me: { home: null } },
      [`me.home ${INVALID}`],
    ],
    ['a leaf for the root object', data({ me: 1 }), '{ me { name } }', { me: null }, [`me ${INVALID}`]],
    [
      'a flat list for a nested one',
      me({ matrix: [1, 2] }),
      '{ me { matrix } }',
      { me: { matrix: [null, null] } },
      [`me.matrix.0 ${INVALID}`, `me.matrix.1 ${INVALID}`],
    ],
    [
      'null in a non-null field',
      me({ home: { city: null, street: 'S' } }),
      '{ me { home { city street } } }',
      { me: { home: null } },
      [`me.home.city ${INVALID}`],
    ],
    [
      'null in a list of non-null',
      data({ people: [null] }),
      '{ people { id } }',
      { people: null },
      [`people.0 ${INVALID}`],
    ],
    [
      'null in a non-null root field',
      data({ sure: null, me: { name: 'A' } }),
      '{ me { name } sure { id } }',
      null,
      [`sure ${INVALID}`],
    ],
    [
      'an unknown type',
      data({ anyone: { __typename: 'Ghost', id: '1' } }),
      '{ anyone { id } }',
      { anyone: null },
      [`anyone ${INVALID}`],
    ],
    [
      'a type that may not stand there',
      data({ anyone: { __typename: 'Cat', id: '1' } }),
      '{ anyone { id } }',
      { anyone: null },
      [`anyone ${INVALID}`],
    ],
    [
      'a type by the name of a method',
      data({ anyone: { __typename: 'constructor', id: '1' } }),
      '{ anyone { id } }',
      { anyone: null },
      [`anyone ${INVALID}`],
    ],
    [
      'no type where one is needed',
      data({ pets: [{ lives: 9 }] }),
      '{ pets { ... on Cat { lives } } }',
      { pets: [null] },
      [`pets.0 ${INVALID}`],
    ],
    [
      'a type that is no text',
      data({ pets: [{ __typename: ['Cat'], lives: 9 }] }),
      '{ pets { ... on Cat { lives } } }',
      { pets: [null] },
      [`pets.0 ${INVALID}`],
    ],
  ];
  test.each(spoilt)('%s', async (_, body, query, expected, errors) => {
    const answer = await ask('people', answering(body), query);
    expect(answer.data).toEqual(expected);
    expect(told(answer)).toEqual(errors);
  });

  test('lone surrogates and control characters come through', async () => {
    const body = '{"data":{"me":{"name":"\\ud800 \\u0000 \\udc00","notes":{"\\ud83d":"\\ude00"}}}}';
    const answer = await ask('people', answering(body), '{ me { name notes } }');
    expect(answer).toEqual({ data: { me: { name: '\ud800 \u0000 \udc00', notes: { '\ud83d': '\ude00' } } } });
  });

  test('fields that nobody asked for do not show, and overrule nothing', async () => {
    federation()
      .subgraphs.get('people')
      ?.misbehave(answering(me({ __typename: 'Person', id: 'p1', name: 'Ada', secret: 1 })));
    const body = entities([{ name: 'Mallory', id: 'p9', score: 5, x: { deep: [] } }]);
    const answer = await ask('scores', answering(body), '{ me { id name score } }');
    expect(answer).toEqual({ data: { me: { id: 'p1', name: 'Ada', score: 5 } } });
  });
});
