import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from './support/describe-federation.js';
import { startApp, type RunningApp } from './support/start-app.js';

const BIG = '9007199254740993';
/** Numbers that JavaScript writes otherwise than they were read. */
const NUMBERS = [BIG, `-${BIG}`, '12345678901234567890', '1.50', '1e3', '-0', '0.10000000000000000555', '1e-400'];
const SDL = `
  scalar Long
  type Query { big: Long bigs: [[Long]] any(at: Int): Box thing: Thing id: ID ids: [ID!] soft: Int echo(n: Long, l: [Long!], i: In, id: ID, f: Float): String real: Float whole: Int }
  type Mutation { big: Long }
  type Box { value: Long }
  type Thing @key(fields: "no") { no: Long! }
  input In { n: Long id: ID in: In }
`;

describe('numbers leave as they came', () => {
  let running: RunningApp;
  /** what the first subgraph answers next, as text */
  let answer = '';
  beforeAll(async () => {
    running = await startApp([
      subgraph('a', SDL, {}),
      subgraph(
        'b',
        'scalar Long type Query { failing: Int } type Thing @key(fields: "no") { no: Long! name: String }',
        {},
      ),
    ]);
    running.subgraphs.get('a')?.misbehave((_, response) => {
      response.setHeader('content-type', 'application/json').end(answer);
      return 'answered';
    });
    running.subgraphs.get('b')?.misbehave(({ query }, response) => {
      response.setHeader('content-type', 'application/json');
      if (query.includes('_entities')) response.end('{"data":{"_entities":[{"__typename":"Thing","name":"found"}]}}');
      else response.end('{"data":{"failing":null},"errors":[{"message":"x","path":["failing"]}]}');
      return 'answered';
    });
  });
  afterAll(() => running.close());

  const ask = async (query: string, subgraphAnswer: string): Promise<string> => {
    answer = subgraphAnswer;
    return (await running.post({ query })).text;
  };
  /** The body that a subgraph received last. */
  const sent = (name: string): string => running.subgraphs.get(name)?.bodies.at(-1) ?? '';

  test.each(NUMBERS)('%s in answers', async (number) => {
    expect(await ask('{ big }', `{"data":{"big":${number}}}`)).toBe(`{"data":{"big":${number}}}`);
    expect(await ask('{ big }', `{ "data": { "big": ${number} } }`)).toBe(`{"data":{"big":${number}}}`);
    expect(await ask('mutation { big }', `{"data":{"big":${number}}}`)).toBe(`{"data":{"big":${number}}}`);
    expect(await ask('{ bigs }', `{"data":{"bigs":[[${number}],null]} }`)).toBe(`{"data":{"bigs":[[${number}],null]}}`);
    const nested = `{"__proto__":${number},"list":[${number}]}`;
    expect(await ask('{ any { value } failing }', `{"data":{"any":{"value":${nested}}}}`)).toContain(
      `{"data":{"any":{"value":${nested}},"failing":null},"errors"`,
    );
  });

  test.each([BIG, '12345678901234567890', '1.50'])('%s as a key of an entity', async (number) => {
    const thing = `{"data":{"thing":{"__typename":"Thing","no":${number}}}}`;
    for (const written of [thing, thing.replace('{"data"', '{ "data"')]) {
      expect(await ask('{ thing { no name } }', written)).toBe(`{"data":{"thing":{"no":${number},"name":"found"}}}`);
      expect(sent('b')).toContain(`[{"__typename":"Thing","no":${number}}]`);
    }
  });

  test.each([
    ['a literal', `{ echo(n: ${BIG}) }`, {}, [`:${BIG}`]],
    [
      'literals in lists and objects',
      `{ echo(l: [1, ${BIG}], i: { n: 1.50, in: { n: -${BIG} } }) }`,
      {},
      [`:${BIG}`, ':1.50', `:-${BIG}`],
    ],
    [
      'two literals that JavaScript takes for one',
      `{ a: echo(n: ${BIG}) b: echo(n: 9007199254740992) }`,
      {},
      [`:${BIG}`, 'n:9007199254740992'],
    ],
    ['a literal for an ID', '{ echo(id: 12345678901234567890) }', {}, [':"12345678901234567890"']],
    [
      'a literal beside a variable of its name',
      `query ($number0: Long!) { echo(n: ${BIG}, l: [$number0]) }`,
      { number0: '5' },
      [`:${BIG}`, '"number0":5'],
    ],
    ['a variable', 'query ($v: Long) { echo(n: $v) }', { v: BIG }, [`"v":${BIG}`]],
    [
      'a variable for an input object',
      'query ($v: In) { echo(i: $v) }',
      { v: `{"n":${BIG},"id":12345678901234567890}` },
      [`{"n":${BIG},"id":"12345678901234567890"}`],
    ],
    [
      'a variable for an ID',
      'query ($v: ID) { echo(id: $v) }',
      { v: '12345678901234567890' },
      ['"v":"12345678901234567890"'],
    ],
    ['a variable for a Float', 'query ($v: Float) { echo(f: $v) }', { v: '1.50' }, ['"v":1.50']],
    ['the default of a variable', `query ($v: Long = ${BIG}) { echo(n: $v) }`, {}, [`"v":${BIG}`]],
    ['a default beyond all numbers of JavaScript', 'query ($v: Long = 1e400) { echo(n: $v) }', {}, ['"v":1e400']],
    ['a default in an input object', `query ($v: In = { n: ${BIG} }) { echo(i: $v) }`, {}, [`"v":{"n":${BIG}}`]],
  ])('%s', async (_, query, variables, parts) => {
    answer = '{"data":{"echo":"heard","a":"heard","b":"heard"}}';
    const given = Object.entries(variables as Record<string, string>).filter(([, value]) => value !== '');
    const list = given.map(([name, value]) => `"${name}":${value}`).join(',');
    const { body } = await running.post(`{"query":${JSON.stringify(query)},"variables":{${list}}}`);
    expect(body.errors).toBeUndefined();
    for (const part of parts) expect(sent('a')).toContain(part);
  });

  test.each(['{ echo(f: 1e400) }', '{ echo(f: -1e400) }', 'query ($v: Float = 1e400) { echo(f: $v) }'])(
    '%s is refused: a Float is finite',
    async (query) => {
      const { body } = await running.post({ query });
      expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    },
  );

  test('a variable named __proto__ arrives', async () => {
    answer = '{"data":{"echo":"heard"}}';
    await running.post('{"query":"query ($__proto__: Long) { echo(n: $__proto__) }","variables":{"__proto__":7}}');
    expect(sent('a')).toContain('"__proto__":7');
    await running.post(`{"query":"query ($v: In) { echo(i: $v) }","variables":{"v":{"__proto__":{"n":1}}}}`);
    expect(({} as { n?: unknown }).n).toBeUndefined();
  });

  test('variables in the URL keep their numbers', async () => {
    answer = '{"data":{"echo":"heard"}}';
    const query = encodeURIComponent('query ($v: Long) { echo(n: $v) }');
    await running.app.inject({ method: 'GET', url: `/graphql?query=${query}&variables={"v":${BIG}}` });
    expect(sent('a')).toContain(`"v":${BIG}`);
  });

  test.each([
    ['a number', '1', '"1"'],
    ['many digits', '12345678901234567890', '"12345678901234567890"'],
    ['a text', '"x"', '"x"'],
    ['a negative number', '-7', '"-7"'],
  ])('an ID that came as %s is a text', async (_, came, leaves) => {
    for (const open of ['{', '{ ']) {
      expect(await ask('{ id }', `${open}"data":{"id":${came}}}`)).toBe(`{"data":{"id":${leaves}}}`);
      expect(await ask('{ ids }', `${open}"data":{"ids":[${came},"y"]}}`)).toBe(`{"data":{"ids":[${leaves},"y"]}}`);
    }
    expect(await ask('{ soft id }', `{"data":{"soft":1,"id":${came}}}`)).toBe(`{"data":{"soft":1,"id":${leaves}}}`);
  });

  test.each([
    ['{ id }', '{"data":{"id":1.5}}'],
    ['{ id }', '{"data":{"id":1e3}}'],
    ['{ id }', '{"data":{"id":true}}'],
    ['{ whole }', '{"data":{"whole":2147483648}}'],
    ['{ whole }', '{"data":{"whole":1.5}}'],
    ['{ whole }', `{"data":{"whole":${BIG}}}`],
    ['{ real }', '{"data":{"real":1e999}}'],
    ['{ real }', '{"data":{"real":"1"}}'],
  ])('%s refuses %s', async (query, came) => {
    const text = await ask(query, came);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'INVALID_VALUE' } }] });
  });

  test.each([
    ['{ whole }', '1.0', 1],
    ['{ whole }', '-2147483648', -2_147_483_648],
    ['{ real }', '1.50', 1.5],
    ['{ real }', '1e3', 1_000],
  ])('%s takes %s', async (query, came, value) => {
    for (const open of ['{', '{ ']) {
      const name = query.slice(2, -2);
      expect(JSON.parse(await ask(query, `${open}"data":{"${name}":${came}}}`))).toEqual({ data: { [name]: value } });
    }
  });
});
