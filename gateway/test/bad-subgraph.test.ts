import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { people, scores } from './support/directory.js';
import { startFederation, type Answer, type Federation } from './support/start-federation.js';
import type { Misbehaviour } from './support/start-subgraph.js';

const BAD = 'SUBGRAPH_BAD_RESPONSE';
const INVALID = 'INVALID_VALUE';
const REPORTED = 'SUBGRAPH_ERROR';
const GONE = 'SUBGRAPH_UNAVAILABLE';
const MOST_BYTES = 12_000_000;

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation([people, scores], { timeoutMs: 2_000, maxBytes: MOST_BYTES });
});
afterAll(() => federation.close());
afterEach(async () => {
  federation.subgraphs.forEach((subgraph) => subgraph.misbehave(undefined));
  // Whatever a subgraph did, the next request works, and no object has learnt a new property.
  expect(await federation.ask('{ me { name score } }')).toEqual({ data: { me: { name: 'Ada', score: 10 } } });
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

/** Answers with these bytes, whatever is asked. */
const answering =
  (body: string | Buffer, status = 200): Misbehaviour =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    return 'answered';
  };
const data = (value: unknown): string => JSON.stringify({ data: value });
const entities = (value: unknown): string => data({ _entities: value });

async function ask(subgraph: 'people' | 'scores', how: Misbehaviour, query: string): Promise<Answer> {
  federation.subgraphs.get(subgraph)?.misbehave(how);
  return await federation.ask(query);
}

/** Path and code of each error. */
const told = ({ errors = [] }: Answer): string[] =>
  errors.map(({ path, extensions }) => `${path?.join('.') ?? '-'} ${String(extensions?.['code'])}`).sort();

type Case = readonly [
  behaviour: string,
  body: string | Buffer,
  query: string,
  data: unknown,
  errors: readonly string[],
];

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

describe('a connection that fails', () => {
  const begins = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"data":{"me":{"name":"A');
  };

  test('closed in the middle of the body', async () => {
    const cut: Misbehaviour = (_, response) => {
      begins(response);
      setImmediate(() => response.destroy());
      return 'answered';
    };
    const answer = await ask('people', cut, '{ me { name } }');
    expect(answer.data).toEqual({ me: null });
    expect(told(answer)).toEqual([`me ${GONE}`]);
  });

  test('no answer at all', async () => {
    const answer = await ask('scores', () => 'answered', '{ me { name score } }');
    expect(answer.data).toEqual({ me: { name: 'Ada', score: null } });
    expect(told(answer)).toEqual(['me.score SUBGRAPH_TIMEOUT']);
  });

  test('a body that never ends is cut at its limit', async () => {
    let sent = 0;
    const endless: Misbehaviour = (_, response) => {
      response.writeHead(200).write('{"data":{"me":{"name":"');
      const chunk = 'x'.repeat(64 * 1024);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return 'answered';
    };
    const answer = await ask('people', endless, '{ me { name } }');
    expect(told(answer)).toEqual([`me ${BAD}`]);
    expect(sent).toBeLessThan(MOST_BYTES * 2);
  });

  test('a body that comes a byte at a time is cut at its time', async () => {
    let timer: NodeJS.Timeout | undefined;
    const slow: Misbehaviour = (_, response) => {
      response.writeHead(200);
      timer = setInterval(() => response.write(' '), 100);
      return 'answered';
    };
    const answer = await ask('people', slow, '{ me { name } }');
    clearInterval(timer);
    expect(told(answer)).toEqual(['me SUBGRAPH_TIMEOUT']);
  });
});

describe('large answers', () => {
  test('10 MB are read', async () => {
    const name = 'x'.repeat(10_000_000);
    const answer = await ask('people', answering(data({ me: { name } })), '{ me { name } }');
    expect(answer).toEqual({ data: { me: { name } } });
  });

  test('more than the limit is refused', async () => {
    const answer = await ask('people', answering(data({ me: { name: 'x'.repeat(MOST_BYTES) } })), '{ me { name } }');
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

  test('a field for a join that nests without end fails that join alone', async () => {
    const body = `{"data":{"me":{"__typename":"Person","id":"p1","name":"A","age":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}}}`;
    const answer = await ask('people', answering(body), '{ me { name double } }');
    expect(answer.data).toEqual({ me: { name: 'A', double: null } });
    expect(told(answer)).toEqual([`me.double ${BAD}`]);
  });

  test('lists of 10,000 with a null in each non-null place are answered soon, with few errors', async () => {
    const list = Array.from({ length: 10_000 }, (_, i) => ({
      __typename: 'Person',
      id: `p${i}`,
      age: null,
      name: 'x',
    }));
    const body = data({
      me: { matrix: list.map(() => [null]), friends: list.map((one) => ({ ...one, matrix: [[null]] })) },
    });
    const began = performance.now();
    const answer = await ask('people', answering(body), '{ me { matrix friends { name age matrix } } }');
    expect(answer.data).toEqual({ me: { matrix: list.map(() => null), friends: null } });
    expect(answer.errors?.length).toBeLessThanOrEqual(1_001);
    expect(answer.errors?.at(-1)?.extensions).toMatchObject({ omitted: expect.any(Number) });
    expect(performance.now() - began).toBeLessThan(5_000);
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
    federation.subgraphs.get('people')?.misbehave(answering(data({ people: list })));
    const answer = await ask('scores', answering('nothing'), '{ people { score } }');
    expect(answer.data).toEqual({ people: list.map(() => ({ score: null })) });
    expect(answer.errors?.length).toBe(101);
    expect(answer.errors?.at(-1)?.extensions).toEqual({ code: BAD, service: 'scores', omitted: 9_900 });
  });
});

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
    federation.subgraphs
      .get('people')
      ?.misbehave(answering(me({ __typename: 'Person', id: 'p1', name: 'Ada', secret: 1 })));
    const body = entities([{ name: 'Mallory', id: 'p9', score: 5, x: { deep: [] } }]);
    const answer = await ask('scores', answering(body), '{ me { id name score } }');
    expect(answer).toEqual({ data: { me: { id: 'p1', name: 'Ada', score: 5 } } });
  });
});

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

describe('names that objects of JavaScript have', () => {
  const NAMES = '{ me { constructor toString hasOwnProperty __proto__: name valueOf: score prototype: __typename } }';
  const expected =
    '{"constructor":"made","toString":"said","hasOwnProperty":"had","__proto__":"Ada","valueOf":10,"prototype":"Person"}';

  test('are names of fields and aliases like others', async () => {
    const { data: answered } = await federation.ask(NAMES);
    expect(JSON.stringify(answered?.['me'])).toBe(expected);
  });

  test('are names like others where the answer is completed field by field', async () => {
    const body = JSON.stringify({ data: { _entities: [{ valueOf: 10 }] }, errors: [{ message: 'x' }] });
    const answer = await ask('scores', answering(body), NAMES);
    expect(JSON.stringify(answer.data?.['me'])).toBe(expected);
    expect(told(answer)).toEqual([`- ${REPORTED}`]);
  });

  test('as aliases of root fields', async () => {
    const { data: answered } = await federation.ask('{ __proto__: me { score } constructor: sure { score } }');
    expect(JSON.stringify(answered)).toBe('{"__proto__":{"score":10},"constructor":{"score":20}}');
  });

  test('in an answer change no prototype', async () => {
    const body =
      '{"data":{"me":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"__typename":"Person","id":"p1"}}}';
    federation.subgraphs.get('people')?.misbehave(answering(body));
    const spoilt = '{"data":{"_entities":[{"__proto__":{"polluted":1},"score":1}],"__proto__":{"polluted":1}}}';
    const answer = await ask('scores', answering(spoilt), '{ me { name constructor score } }');
    expect(answer.data).toEqual({ me: { name: null, constructor: null, score: 1 } });
    expect(told(answer)).toEqual([`me.constructor ${INVALID}`]);
  });
});
