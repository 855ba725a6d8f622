import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { startFederation, type Answer, type Federation } from './start-federation.js';
import type { SubgraphFixture } from './start-subgraph.js';

const DIRECTIVES = [
  '@key',
  '@requires',
  '@provides',
  '@external',
  '@shareable',
  '@override',
  '@interfaceObject',
  '@inaccessible',
  '@tag',
  '@context',
  '@fromContext',
  'FieldSet',
];

/** A subgraph of Federation 2 with every directive at hand. */
export function subgraph(name: string, sdl: string, resolvers: Record<string, object>): SubgraphFixture {
  const imports = DIRECTIVES.map((directive) => `"${directive}"`).join(', ');
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;
  return { name, typeDefs: parse(`${link}\n${sdl}`), resolvers };
}

/** One question, and the answer written out. */
export interface FederationCase {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly data: unknown;
  /** path and code of each error */
  readonly errors?: readonly string[];
  /** where Apollo's gateway answers otherwise: why it is wrong */
  readonly apolloIsWrong?: string;
  /** why our answer is not yet the one that is written here */
  readonly fails?: string;
}

/** Asks each of a federation of these subgraphs, in both ways of execution; where Apollo's gateway is right, its answer is the same. */
export function describeFederation(
  title: string,
  fixtures: readonly SubgraphFixture[],
  cases: Readonly<Record<string, FederationCase>>,
  more?: (federation: () => Federation) => void,
): void {
  describe(title, () => {
    let federation: Federation;
    beforeAll(async () => {
      federation = await startFederation(fixtures);
    });
    afterAll(() => federation.close());
    for (const [behaviour, { query, variables = {}, data, errors = [], apolloIsWrong, fails }] of Object.entries(
      cases,
    )) {
      const name = apolloIsWrong ? `${behaviour} (Apollo's gateway: ${apolloIsWrong})` : behaviour;
      // A case that fails says why; it is reported as soon as it passes.
      (fails ? test.failing : test)(name, async () => {
        const answer = await federation.ask(query, { variables });
        expect({ data: answer.data, errors: places(answer) }).toEqual({ data, errors: [...errors].sort() });
        expect(await federation.ask(query, { variables, engine: federation.objects })).toEqual(answer);
        if (!apolloIsWrong) expect(await apollosData(federation, query, variables)).toEqual(data);
      });
      // What is said of it stays true, or is taken back.
      if (apolloIsWrong)
        test(`${behaviour}: where Apollo's gateway is wrong`, async () => {
          expect(await apollosData(federation, query, variables)).not.toEqual(data);
        });
    }
    more?.(() => federation);
  });
}

/** The data that Apollo's gateway answers; its words where it answers nothing. */
async function apollosData(
  federation: Federation,
  query: string,
  variables: Record<string, unknown>,
): Promise<unknown> {
  try {
    return (await federation.ask(query, { variables, engine: federation.reference })).data;
  } catch (cause) {
    return (cause as Error).message;
  }
}

function places({ errors = [] }: Answer): string[] {
  return errors.map(({ path, extensions }) => `${path?.join('.') ?? '-'} ${String(extensions?.['code'])}`).sort();
}
