import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startFederation, type Federation } from '../support/start-federation.js';
import { subgraph } from '../support/describe-federation.js';

interface Key {
  readonly id: string;
}

describe('progressive @override', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation([
      subgraph('old', 'type Query { t: T } type T @key(fields: "id") { id: ID! f: String g: String }', {
        Query: { t: () => ({ id: '1', f: 'old', g: 'old' }) },
        T: { __resolveReference: (key: Key) => ({ ...key, f: 'old', g: 'old' }) },
      }),
      subgraph(
        'new',
        `type T @key(fields: "id") {
           id: ID!
           f: String @override(from: "old", label: "percent(50)")
           g: String @override(from: "old", label: "canary")
         }`,
        { T: { __resolveReference: (key: Key) => ({ ...key, f: 'new', g: 'new' }) } },
      ),
    ]);
  });
  afterAll(() => federation.close());

  test.each([
    [[], { f: 'old', g: 'old' }],
    [['percent(50)'], { f: 'new', g: 'old' }],
    [['canary'], { f: 'old', g: 'new' }],
    [['canary', 'percent(50)'], { f: 'new', g: 'new' }],
  ])('labels %j decide where a field comes from, each outcome with a plan of its own', async (overrideLabels, t) => {
    expect(await federation.ask('{ t { f g } }', { overrideLabels })).toEqual({ data: { t } });
    expect(await federation.ask('{ t { f g } }', { overrideLabels, engine: federation.objects })).toEqual({
      data: { t },
    });
  });

  test('the labels of a supergraph are known with their fields', () => {
    expect([...federation.supergraph.overrides]).toEqual([
      ['percent(50)', new Set(['f'])],
      ['canary', new Set(['g'])],
    ]);
  });
});
