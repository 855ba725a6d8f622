import { describe, expect, test } from '@jest/globals';
import { badDirectory, answering, BAD, data, entities, INVALID, told, type Case } from '../support/bad-directory.js';

const { ask } = badDirectory();

describe('entities that do not fit', () => {
  const PEOPLE = '{ people { name score } }';
  const none = {
    people: [
      { name: 'Ada', score: null },
      { name: 'Bo', score: null },
    ],
  };
  const both = [`people.0.score ${BAD}`, `people.1.score ${BAD}`];
  const spoilt: Case[] = [
    ['too few', entities([{ score: 1 }]), PEOPLE, none, both],
    ['too many', entities([{ score: 1 }, { score: 2 }, { score: 3 }]), PEOPLE, none, both],
    ['none', entities([]), PEOPLE, none, both],
    ['no list', entities({ score: 1 }), PEOPLE, none, both],
    ['null', entities(null), PEOPLE, none, both],
    ['absent', data({}), PEOPLE, none, both],
    ['a number and a list among them', entities([7, [{ score: 1 }]]), PEOPLE, none, both],
    [
      'one of them null: there is none',
      entities([null, { score: 2 }]),
      PEOPLE,
      {
        people: [
          { name: 'Ada', score: null },
          { name: 'Bo', score: 2 },
        ],
      },
      [],
    ],
    [
      'null in a non-null field',
      entities([{ must: null }, { must: 2 }]),
      '{ people { must } }',
      { people: null },
      [`people.0.must ${INVALID}`],
    ],
    [
      'a non-null field of an entity that there is not',
      entities([null]),
      '{ me { must name } }',
      { me: null },
      [`me.must ${INVALID}`],
    ],
    [
      'a list for an object below',
      entities([{ best: [] }]),
      '{ me { best { title } } }',
      { me: { best: null } },
      [`me.best ${INVALID}`],
    ],
    [
      'null below a list of non-null',
      entities([{ badges: [{ title: 'a' }, null] }]),
      '{ me { badges { title } } }',
      { me: null },
      [`me.badges.1 ${INVALID}`],
    ],
  ];
  test.each(spoilt)('%s', async (_, body, query, expected, errors) => {
    const answer = await ask('scores', answering(body), query);
    expect(answer.data).toEqual(expected);
    expect(told(answer)).toEqual(errors);
  });
});
