import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startGovernedApp, type GovernedApp, type GovernedSubgraph } from './support/start-governed-app.js';

interface Key {
  readonly __typename?: string;
  readonly no: string;
  readonly source?: string;
}

/** Mediation knows cases and where they came from; petitions are found by that source, police by the case's own number. */
const SUBGRAPHS: readonly GovernedSubgraph[] = [
  {
    name: 'mediation',
    sdl: `
      type Query @structural { cases: [Case!] @data(item: "M.Case", level: "L2") parties: [Party] @data(item: "M.Case", level: "L2") }
      interface Party { no: ID! }
      type Case implements Party @key(fields: "no") {
        no: ID! @data(item: "M.Number", level: "L2")
        source: String @data(item: "M.Source", level: "L3")
        protected: String @data(item: "M.Case", level: "L3", f: 3, mask: "NAME")
        subject: String @data(item: "M.Case", level: "L2")
        forgotten: String
        page: Page @data(item: "M.Case", level: "L2")
      }
      type Page @structural { size: Int }
    `,
    resolvers: {
      Query: {
        cases: () => [
          { no: '1', source: 'S1', subject: 'noise', protected: 'Zhang', forgotten: 'x', page: { size: 1 } },
        ],
        parties: () => [{ __typename: 'Case', no: '1', source: 'S1' }],
      },
      Case: { __resolveReference: (key: Key) => key },
    },
  },
  {
    name: 'petitions',
    sdl: `
      type Case @key(fields: "no") {
        no: ID! @data(item: "M.Number", level: "L2")
        source: String @external
        protected: String @external
        petition: Petition @requires(fields: "source") @data(item: "X.Petition", level: "L2")
        byName: String @requires(fields: "protected") @data(item: "X.Petition", level: "L2")
        plain: String @data(item: "X.Petition", level: "L2")
      }
      type Petition @key(fields: "no") { no: ID! @data(item: "X.Petition", level: "L2") }
    `,
    resolvers: {
      Case: {
        __resolveReference: (key: Key) => key,
        petition: ({ source }: Key) => ({ no: `petition of ${source}` }),
        byName: ({ protected: name }: Key & { protected?: string }) => `by ${name}`,
        plain: () => 'plain',
      },
    },
  },
  {
    name: 'archive',
    sdl: `
      type Petition @key(fields: "no") {
        no: ID! @data(item: "X.Petition", level: "L2")
        shelf: String @data(item: "A.Shelf", level: "L1")
      }
    `,
    resolvers: { Petition: { __resolveReference: (key: Key) => key, shelf: ({ no }: Key) => `shelf of ${no}` } },
  },
];

describe('what a join fetches is authorised like what is selected', () => {
  let running: GovernedApp;
  beforeAll(async () => {
    running = await startGovernedApp(
      SUBGRAPHS,
      [
        // Petitions may see cases, but not where they came from.
        { provider: 'M', requester: 'X', items: ['M.Case', 'M.Number'] },
        { provider: 'A', requester: '*', items: ['A.Shelf'] },
        { provider: 'X', requester: 'M', items: ['X.Petition'] },
        // Police may see cases and petitions, but not the number by which they are joined.
        { provider: 'M', requester: 'P', items: ['M.Case', 'M.Source'] },
        { provider: 'X', requester: 'P', items: ['X.Petition'] },
      ],
      { f3: 'M' },
    );
  });
  afterEach(() => running.subgraphs.forEach(({ received }) => received.splice(0)));
  afterAll(() => running.close());
  const sent = (): string => JSON.stringify([...running.subgraphs].map(([name, { received }]) => [name, received]));

  test('whoever may read all of it is answered', async () => {
    const { data, extensions } = await running.ask('M', '{ cases { subject petition { no shelf } } }');
    expect(data).toEqual({
      cases: [{ subject: 'noise', petition: { no: 'petition of S1', shelf: 'shelf of petition of S1' } }],
    });
    expect(extensions).toBeUndefined();
  });

  test.each([
    ['selected', '{ cases { subject petition { no } } }', 'cases.petition'],
    ['under another name', '{ c: cases { subject p: petition { no } } }', 'c.p'],
    ['in a fragment', '{ cases { ...F } } fragment F on Case { subject petition { no } }', 'cases.petition'],
    ['below an interface', '{ parties { ... on Case { subject petition { no shelf } } } }', 'parties.petition'],
    ['beside the denied field itself', '{ cases { subject source petition { no } } }', 'cases.petition'],
  ])('a required field that is denied denies what requires it, %s', async (_, query, path) => {
    const { data, errors, extensions } = await running.ask('X', query);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/"(petition|p)":null/);
    expect(extensions?.access).toContainEqual({
      path,
      decision: 'DENIED',
      rule: 'JOIN_NO_GRANT',
      item: 'M.Source',
      ask: 'the data steward of M',
    });
    expect(sent()).not.toMatch(/source|petition\b|S1/);
  });

  test('what does not require it is answered all the same', async () => {
    const { data } = await running.ask('X', '{ cases { plain petition { no } } }');
    expect(data).toEqual({ cases: [{ plain: 'plain', petition: null }] });
    expect(sent()).not.toMatch(/source|S1/);
  });

  test('a key that is denied denies all that is found by it', async () => {
    const { data, extensions } = await running.ask('P', '{ cases { subject plain petition { no } } }');
    expect(data).toEqual({ cases: [{ subject: 'noise', plain: null, petition: null }] });
    expect(extensions?.access.map(({ path, rule, item }) => `${path} ${rule} ${item}`).sort()).toEqual([
      'cases.petition JOIN_NO_GRANT M.Number',
      'cases.plain JOIN_NO_GRANT M.Number',
    ]);
    expect(running.subgraphs.get('petitions')?.received).toEqual([]);
    expect(sent()).not.toMatch(/\bno\b/);
  });

  test('a required field that would come masked denies what requires it', async () => {
    const { data, extensions } = await running.ask('M', '{ cases { protected byName } }');
    expect(data).toEqual({ cases: [{ protected: 'Zhang', byName: null }] });
    expect(extensions?.access).toContainEqual(expect.objectContaining({ path: 'cases.byName', rule: 'JOIN_ROLE_f3' }));
  });

  test('a field without access item is closed, and one of a structural type is not', async () => {
    const { data, extensions } = await running.ask('M', '{ cases { forgotten page { size } } }');
    expect(data).toEqual({ cases: [{ forgotten: null, page: { size: 1 } }] });
    expect(extensions?.access).toEqual([
      {
        path: 'cases.forgotten',
        decision: 'DENIED',
        rule: 'NO_ITEM',
        item: 'Case.forgotten',
        ask: 'the department that owns it',
      },
    ]);
    expect(sent()).not.toContain('forgotten');
  });
});
