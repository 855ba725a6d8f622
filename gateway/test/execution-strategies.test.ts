import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine } from '@shiyu/gateway/engine.js';
import type { ExecutionResult } from '@shiyu/gateway/execution/execution-result.js';
import { sevenHopsQuery, sevenHopsSubgraphs } from './support/seven-hops.js';
import { shop } from './support/shop.js';
import { startFederation, type Answer, type Federation } from './support/start-federation.js';
import type { Writing } from './support/start-subgraph.js';

/** Forms in which servers write the same answer, and whether the columnar strategy reads them. */
const WRITINGS: Readonly<Record<string, { readonly write: Writing; readonly isColumnar: boolean }>> = {
  'as most servers do': { write: (answer) => [JSON.stringify(answer)], isColumnar: true },
  'byte by byte': {
    write: (answer) => [...Buffer.from(JSON.stringify(answer))].map((b) => Buffer.of(b)),
    isColumnar: true,
  },
  'with the end of a line': { write: (answer) => [JSON.stringify(answer), '\r\n'], isColumnar: true },
  'with extensions': {
    write: (answer) => [JSON.stringify({ ...answer, extensions: { cost: [1, { of: 'it"\\' }] } })],
    isColumnar: true,
  },
  'with fields in another order': {
    write: (answer) => [JSON.stringify({ data: turned(dataOf(answer)) })],
    isColumnar: true,
  },
  'with letters escaped': {
    write: (answer) => [JSON.stringify(answer).replaceAll(/(?<="(?:name|body)":")[^"]+/g, escaped)],
    isColumnar: true,
  },
  'with white space': { write: (answer) => [JSON.stringify(answer, null, 2)], isColumnar: false },
  'with extensions first': {
    write: (answer) => [JSON.stringify({ extensions: {}, data: dataOf(answer) })],
    isColumnar: false,
  },
  'with no errors in a list': {
    write: (answer) => [JSON.stringify({ data: dataOf(answer), errors: [] })],
    isColumnar: false,
  },
  'with a field that nobody asked for': {
    write: (answer) => [JSON.stringify({ data: { ...dataOf(answer), more: 1 } })],
    isColumnar: false,
  },
};

const dataOf = (answer: object): object => (answer as { data: object }).data;
const escaped = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

function turned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

const QUERIES = [
  '{ me { name } }',
  '{ users { id name reviewCount reviews { body stars } } topProducts { upc name price } }',
  '{ me { reviews { subject { ... on Book { name reviews { author { friends { name } } } } } } } }',
  '{ shelf { upc ... on Book { inStock matrix } ... on Furniture { reviews { id } } } }',
  '{ latest { subject { ... on Book { name } ... on Furniture { name material } } author { name id reviewCount } } }',
];

/** Asks, and tells whether the answer was made of tables of the received bytes. */
async function askBy(federation: Federation, query: string): Promise<{ answer: Answer; isColumnar: boolean }> {
  const results: ExecutionResult[] = [];
  const engine: Engine = {
    ...federation.shiyu,
    execute: async (compiled, request) => {
      const result = await federation.shiyu.execute(compiled, request);
      results.push(result);
      return result;
    },
  };
  const answer = await federation.ask(query, { engine });
  return { answer, isColumnar: typeof results[0]?.response !== 'string' };
}

describe('an answer is the same however subgraphs write theirs', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(shop);
  });
  afterAll(() => federation.close());
  afterEach(() => federation.subgraphs.forEach((subgraph) => subgraph.write(undefined)));

  test.each(Object.entries(WRITINGS))('%s', async (_, { write, isColumnar }) => {
    for (const query of QUERIES) {
      const expected = await federation.ask(query, { engine: federation.objects });
      expect(expected.errors).toBeUndefined();
      federation.subgraphs.forEach((subgraph) => subgraph.write(write));
      const found = await askBy(federation, query);
      federation.subgraphs.forEach((subgraph) => subgraph.write(undefined));
      expect({ query, answer: JSON.stringify(found.answer), isColumnar: found.isColumnar }).toEqual({
        query,
        answer: JSON.stringify(expected),
        isColumnar,
      });
    }
  });
});

describe('an answer that repeats its entities', () => {
  test('is the same by both strategies, to the byte', async () => {
    const federation = await startFederation(sevenHopsSubgraphs);
    try {
      const found = await askBy(federation, sevenHopsQuery);
      expect(found.isColumnar).toBe(true);
      expect(JSON.stringify(found.answer)).toBe(
        JSON.stringify(await federation.ask(sevenHopsQuery, { engine: federation.objects })),
      );
    } finally {
      await federation.close();
    }
  });
});

describe('where an answer turns out to be unusual', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(shop);
  });
  afterAll(() => federation.close());

  test('nothing is asked again', async () => {
    const query = '{ users { name reviewCount reviews { body } } topProducts { upc ... on Book { inStock } } }';
    const counts = (): number[] => [...federation.subgraphs.values()].map(({ received }) => received.splice(0).length);
    await federation.ask(query);
    const usual = counts();
    for (const [name, subgraph] of federation.subgraphs) {
      subgraph.write((answer) => [JSON.stringify({ ...answer, errors: [{ message: 'partly' }] })]);
      const { answer } = await askBy(federation, query);
      expect({ name, errors: answer.errors?.length }).toEqual({ name, errors: expect.any(Number) });
      subgraph.write(undefined);
      expect({ name, counts: counts() }).toEqual({ name, counts: usual });
    }
  });

  test('time after time, the columnar strategy is tried only now and again, and as before once answers are usual', async () => {
    const query = '{ users { id name } }';
    const write: Writing = (answer) => [JSON.stringify(answer, null, 1)];
    federation.subgraphs.forEach((subgraph) => subgraph.write(write));
    for (let i = 0; i < 4; i += 1) expect((await askBy(federation, query)).isColumnar).toBe(false);
    federation.subgraphs.forEach((subgraph) => subgraph.write(undefined));
    const strategies: boolean[] = [];
    for (let i = 0; i < 60; i += 1) strategies.push((await askBy(federation, query)).isColumnar);
    expect(strategies[0]).toBe(false);
    expect(strategies.slice(strategies.indexOf(true)).every(Boolean)).toBe(true);
  });
});
