import { composeServices } from '@apollo/composition';
import { describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { rewriteSupergraph, type RewrittenSupergraph } from './rewrite-supergraph.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@shareable"])';

function rewritten(
  subgraphs: Readonly<Record<string, string>>,
  canBeRead = true,
): { sdl: string; result: RewrittenSupergraph } {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: '',
    typeDefs: parse(`${LINK} ${sdl}`),
  }));
  const { supergraphSdl: sdl, errors } = composeServices(services);
  if (!sdl) throw new Error(errors?.join('\n'));
  return { sdl, result: rewriteSupergraph(sdl, () => canBeRead) };
}

const fieldOf = ({ document }: RewrittenSupergraph, name: string): string | undefined =>
  print(document)
    .split('\n')
    .find((line) => line.trim().startsWith(`${name}:`) || line.trim().startsWith(`${name}(`))
    ?.trim();

const SHOP = {
  goods: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! price(currency: String): Int }',
  tax: `type Item @key(fields: "id") { id: ID! price(currency: String): Int @external
    duty: Int @requires(fields: "price(currency: \\"CNY\\")") fee: Int @requires(fields: "price(currency: \\"EUR\\")") }`,
};

const CHAIN = {
  a: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! second: Int @external third: Int @requires(fields: "second") first: Int }',
  b: 'type Item @key(fields: "id") { id: ID! first: Int @external second: Int @requires(fields: "first") }',
};

test('a supergraph that the planner plans right is left as it came', () => {
  const { sdl, result } = rewritten({
    a: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! name: String @shareable }',
    b: 'type Item @key(fields: "id") { id: ID! name: String @shareable size: Int }',
  });
  expect(print(result.document)).toBe(print(parse(sdl)));
});

describe('what @requires asks with arguments', () => {
  test('becomes a field of its own for each set of arguments, without arguments', () => {
    const { result } = rewritten(SHOP);
    expect(fieldOf(result, 'duty')).toContain('requires: "price__1"');
    expect(fieldOf(result, 'fee')).toContain('requires: "price__2"');
    expect([fieldOf(result, 'price__1'), fieldOf(result, 'price__2')]).toEqual([
      expect.stringMatching(/^price__1: Int @join__field\(graph: GOODS\)/),
      expect.stringMatching(/^price__2: Int @join__field\(graph: GOODS\)/),
    ]);
  });

  test('is asked by its own name again, and sent in one representation for each value', () => {
    const { result } = rewritten(SHOP);
    const fetch = {
      kind: 'Fetch' as const,
      serviceName: 'tax',
      operationKind: 'query' as const,
      operation: parse(
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { duty fee } } }',
      ),
      requires: [
        {
          kind: 'InlineFragment' as const,
          typeCondition: 'Item',
          selections: ['__typename', 'id', 'price__1', 'price__2'].map((name) => ({ kind: 'Field' as const, name })),
        },
      ],
    };
    const parts = result.restore(fetch as never);
    expect(parts.map(({ operation }) => /duty|fee/.exec(print(operation))?.[0])).toEqual(['duty', 'fee']);
    // What is sent under the name that the subgraph knows is one price of the two.
    expect(parts.map(({ requires }) => JSON.stringify(requires).match(/price__\d/g))).toEqual([
      ['price__1'],
      ['price__2'],
    ]);
    expect(parts.map(({ inputRewrites }) => JSON.stringify(inputRewrites))).toEqual([
      expect.stringContaining('"price"'),
      expect.stringContaining('"price"'),
    ]);
  });
});

describe('a field that requires and is required', () => {
  test('stands in a subgraph of its own, whose fetches go to the real one', () => {
    const { result } = rewritten(CHAIN);
    expect(fieldOf(result, 'second')).toMatch(/requires: "first", graph: B__1/);
    const fetch = {
      kind: 'Fetch' as const,
      serviceName: 'b (Item.second)',
      operationKind: 'query' as const,
      operation: parse('{ a }'),
    };
    expect(result.restore(fetch as never).map(({ serviceName }) => serviceName)).toEqual(['b']);
  });

  test('stays where it is when the planner could not read the result', () => {
    expect(fieldOf(rewritten(CHAIN, false).result, 'second')).toMatch(/graph: B, requires: "first"/);
  });
});
