import { describe, expect, test } from '@jest/globals';
import { badDirectory, answering, BAD, data, INVALID, MAX_BYTES, told } from '../support/bad-directory.js';

const { ask, federation } = badDirectory();

describe('large answers', () => {
  test('10 MB are read', async () => {
    const name = 'x'.repeat(10_000_000);
    const answer = await ask('people', answering(data({ me: { name } })), '{ me { name } }');
    expect(answer).toEqual({ data: { me: { name } } });
  });

  test('more than the limit is refused', async () => {
    const answer = await ask('people', answering(data({ me: { name: 'x'.repeat(MAX_BYTES) } })), '{ me { name } }');
    expect(answer.data).toEqual({ me: null });
    expect(told(answer)).toEqual([`me ${BAD}`]);
  });

  const DEEP = 100_000;
  test.each([
    ['lists', '['.repeat(DEEP) + ']'.repeat(DEEP)],
    ['objects', '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP)],
  ])('a custom scalar of 100,000 nested %s is no value', async (_, deep) => {
    const answer = await ask(
      'people',
      answering(`{"data":{"me":{"name":"A","notes":${deep}}}}`),
      '{ me { name notes } }',
    );
    expect(answer.data).toEqual({ me: { name: 'A', notes: null } });
    expect(told(answer)).toEqual([`me.notes ${INVALID}`]);
  });

  test.each([
    ['a leaf', '{ me { name } }', 'name', 'me.name'],
    ['an object', '{ me { home { street } } }', 'home', 'me.home'],
  ])('100,000 nested lists in place of %s', async (_, query, field, path) => {
    const body = `{"data":{"me":{"${field}":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}}}`;
    expect(told(await ask('people', answering(body), query))).toEqual([`${path} ${INVALID}`]);
  });

  test.each([
    ['an object of a list, which others are joined to', '{ people { name score } }', 'people', 'people.1'],
    ['an object below it', '{ people { name friends { score } } }', 'friends', 'people.0.friends.1'],
  ])('100,000 nested lists beside %s', async (_, query, at, path) => {
    const person = '{"__typename":"Person","id":"p1","name":"A"}';
    const list = `[${person},${'['.repeat(DEEP)}${']'.repeat(DEEP)}]`;
    const body = at === 'people' ? `{"people":${list}}` : `{"people":[{"name":"A","friends":${list}}]}`;
    const answer = await ask('people', answering(`{"data":${body}}`), query);
    // People may not be null in their lists.
    expect(answer.data).toEqual(at === 'people' ? { people: null } : { people: [{ name: 'A', friends: null }] });
    expect(told(answer)).toEqual([`${path} ${INVALID}`]);
  });

  test('a field for a join that nests without end fails that join alone', async () => {
    const body = `{"data":{"me":{"__typename":"Person","id":"p1","name":"A","age":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}}}`;
    const answer = await ask('people', answering(body), '{ me { name double } }');
    expect(answer.data).toEqual({ me: { name: 'A', double: null } });
    expect(told(answer)).toEqual([`me.double ${BAD}`]);
  });

  test('lists of 10,000 with a null in each non-null place are answered with few errors', async () => {
    const list = Array.from({ length: 10_000 }, (_, i) => ({
      __typename: 'Person',
      id: `p${i}`,
      age: null,
      name: 'x',
    }));
    const body = data({
      me: { matrix: list.map(() => [null]), friends: list.map((one) => ({ ...one, matrix: [[null]] })) },
    });
    const answer = await ask('people', answering(body), '{ me { matrix friends { name age matrix } } }');
    expect(answer.data).toEqual({ me: { matrix: list.map(() => null), friends: null } });
    expect(answer.errors?.length).toBeLessThanOrEqual(1_001);
    expect(answer.errors?.at(-1)?.extensions).toMatchObject({ omitted: expect.any(Number) });
  });

  test('10,000 errors, placed and not, are told up to a bound', async () => {
    const errors = Array.from({ length: 10_000 }, (_, i) => ({
      message: 'x',
      ...(i % 2 ? { path: ['me', 'name'] } : {}),
    }));
    const answer = await ask(
      'people',
      answering(JSON.stringify({ data: { me: { name: null } }, errors })),
      '{ me { name } }',
    );
    expect(answer.data).toEqual({ me: { name: null } });
    expect(answer.errors?.length).toBeLessThanOrEqual(1_001);
    expect(answer.errors?.at(-1)?.extensions).toMatchObject({ omitted: 9_000 });
  });

  test('a joined list of 10,000 whose join fails names 100 places and how many more', async () => {
    const list = Array.from({ length: 10_000 }, (_, i) => ({ __typename: 'Person', id: `p${i}` }));
    federation()
      .subgraphs.get('people')
      ?.misbehave(answering(data({ people: list })));
    const answer = await ask('scores', answering('nothing'), '{ people { score } }');
    expect(answer.data).toEqual({ people: list.map(() => ({ score: null })) });
    expect(answer.errors?.length).toBe(101);
    expect(answer.errors?.at(-1)?.extensions).toEqual({ code: BAD, service: 'scores', omitted: 9_900 });
  });
});
