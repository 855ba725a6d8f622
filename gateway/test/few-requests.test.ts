import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sevenHopsQuery, sevenHopsSubgraphs } from './support/seven-hops.js';
import { shop } from './support/shop.js';
import { startFederation, type Federation } from './support/start-federation.js';

/** What each subgraph was asked, in the order in which it was. */
function asked(
  federation: Federation,
): Record<string, readonly { query: string; variables: Record<string, unknown> }[]> {
  return Object.fromEntries([...federation.subgraphs].map(([name, { received }]) => [name, [...received]]));
}

const counts = (federation: Federation): Record<string, number> =>
  Object.fromEntries(Object.entries(asked(federation)).map(([name, requests]) => [name, requests.length]));

const forget = (federation: Federation): void => federation.subgraphs.forEach(({ received }) => received.splice(0));

const lists = (variables: Record<string, unknown>): unknown[][] => Object.values(variables).filter(Array.isArray);

describe("the field's public query of seven hops", () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(sevenHopsSubgraphs);
  });
  afterAll(() => federation.close());

  test('takes seven requests at most, and none asks for the same entity twice', async () => {
    const answer = await federation.ask(sevenHopsQuery);
    expect(answer.errors).toBeUndefined();
    const all = Object.values(asked(federation)).flat();
    expect(all.length).toBeLessThanOrEqual(7);
    for (const { variables } of all) {
      for (const representations of lists(variables)) {
        expect(representations.length).toBeGreaterThan(0);
        expect(new Set(representations.map((one) => JSON.stringify(one))).size).toBe(representations.length);
      }
    }
    forget(federation);
    expect(answer.data).toEqual((await federation.ask(sevenHopsQuery, { engine: federation.reference })).data);
    expect(Object.values(asked(federation)).flat().length).toBeGreaterThan(7);
  });
});

describe('requests of the shop', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(shop);
  });
  afterEach(() => forget(federation));
  afterAll(() => federation.close());

  test('an equal question over several paths is one _entities over all of them', async () => {
    await federation.ask(
      '{ latest { author { nickname } } topProducts { ... on Book { writer { nickname } reviews { author { nickname } } } } }',
    );
    const users = asked(federation)['users'] ?? [];
    // Nobody waits for the writer of a book and the author of a review: they are asked with the author of a book's review.
    expect(users.map(({ query }) => query.match(/_entities/g)?.length)).toEqual([1]);
    for (const { variables } of users) {
      const [representations = []] = lists(variables);
      expect(new Set(representations.map((one) => JSON.stringify(one))).size).toBe(representations.length);
    }
  });

  test('different questions of one round are one request', async () => {
    await federation.ask(
      '{ me { name reviews { id } } topProducts { ... on Book { reviews { body } } ... on Furniture { reviews { id } } } }',
    );
    expect(counts(federation)).toEqual({ users: 1, products: 1, reviews: 1, stock: 0 });
    const [{ query, variables }] = asked(federation)['reviews'] as [
      { query: string; variables: Record<string, unknown> },
    ];
    expect(query).toMatch(/_entities0:_entities\(representations:\$representations0\)/);
    expect(query).toMatch(/_entities1:_entities\(representations:\$representations1\)/);
    expect(
      lists(variables)
        .map(({ length }) => length)
        .sort((a, b) => a - b),
    ).toEqual([1, 3]);
  });

  test('a join that nobody waits for is asked together with a later one', async () => {
    await federation.ask('{ me { reviewCount reviews { subject { ... on Book { writer { reviewCount } } } } } }');
    const { reviews } = counts(federation);
    expect(reviews).toBe(2);
    await federation.ask('{ topProducts { ... on Book { inStock shipping } } warehouse { books { shipping } } }');
    expect(counts(federation)['stock']).toBe(2);
  });

  test('equal entities in a list are asked for once, and answered at each place', async () => {
    const { data } = await federation.ask('{ latest { author { nickname } subject { ... on Book { pages } } } }');
    const { users, products } = asked(federation);
    expect(users?.map(({ variables }) => variables['representations'])).toEqual([
      ['u1', 'u2', 'u9'].map((id) => ({ __typename: 'User', id })),
    ]);
    expect(products?.[0]?.variables['representations']).toEqual(
      ['b1', 'b2'].map((upc) => ({ __typename: 'Book', upc })),
    );
    expect((data?.['latest'] as { author: object }[]).map(({ author }) => author)).toEqual([
      { nickname: 'ada' },
      { nickname: null },
      { nickname: 'ada' },
      { nickname: null },
    ]);
  });

  test.each([
    [
      'an empty list',
      '{ product(upc: "b2") { name } user(id: "u3") { friends { reviewCount favourites { ... on Book { inStock } } } } }',
    ],
    ['null', '{ product(upc: "none") { ... on Book { inStock } } me { name } }'],
    [
      'objects of other types',
      '{ product(upc: "f1") { ... on Furniture { material } ... on Book { inStock } } review(id: "r3") { subject { ... on Book { label } } } }',
    ],
  ])('nothing is asked of stock for %s', async (_, query) => {
    await federation.ask(query);
    for (const { query: sent, variables } of Object.values(asked(federation)).flat())
      if (sent.includes('_entities')) expect(lists(variables).flat().length).toBeGreaterThan(0);
    expect(counts(federation)['stock']).toBe(0);
  });

  test('the same is asked of stock where there is something', async () => {
    await federation.ask(
      '{ user(id: "u1") { friends { favourites { ... on Book { inStock } } } } product(upc: "b1") { ... on Book { label } } }',
    );
    expect(counts(federation)['stock']).toBeGreaterThan(0);
  });

  test('an empty list at the end of a path asks nothing at all', async () => {
    await federation.ask('{ user(id: "u3") { friends { reviewCount } } }');
    expect(counts(federation)).toEqual({ users: 1, products: 0, reviews: 0, stock: 0 });
  });

  test('what is denied is never asked, and neither is its subgraph', async () => {
    const query = '{ me { name secret reviews { body } reviewCount } topProducts { upc ... on Book { stars } } }';
    const denied = ['User.secret', 'User.reviews', 'User.reviewCount', 'Book.stars'];
    const { data, errors } = await federation.ask(query, { denied });
    expect(counts(federation)).toEqual({ users: 1, products: 1, reviews: 0, stock: 0 });
    expect(JSON.stringify(asked(federation))).not.toMatch(/secret|reviews\b.*body|stars/);
    // A denied non-null list makes the object above it null, which is no error: the access report tells of it.
    expect(data?.['me']).toBeNull();
    expect(errors).toBeUndefined();
  });

  test('what is denied is not asked for a join either', async () => {
    const { data } = await federation.ask('{ users { nickname level } latest { author { nickname reviewCount } } }', {
      denied: ['User.nickname'],
    });
    expect(JSON.stringify(asked(federation))).not.toContain('nickname');
    expect(data?.['users']).toEqual([
      { nickname: null, level: 'LOW' },
      { nickname: null, level: null },
      { nickname: null, level: null },
    ]);
  });

  test('a mutation is asked in its order, and joins follow', async () => {
    await federation.ask(
      'mutation { rename(upc: "b1", name: "N") { ... on Book { reviews { id } inStock } } touch(n: 1) addReview(upc: "b1") { author { nickname } } }',
    );
    const { products, reviews, users, stock } = asked(federation);
    expect(products).toHaveLength(1);
    expect(reviews?.at(-1)?.query).toMatch(/^mutation/);
    expect(stock).toHaveLength(1);
    expect(users).toHaveLength(1);
  });
});
