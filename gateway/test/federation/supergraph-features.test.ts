import { composeServices } from '@apollo/composition';
import { afterEach, describe, expect, test } from '@jest/globals';
import { GatewayError } from '@shiyu/gateway/errors.js';
import { createSupergraph, type Supergraph } from '@shiyu/gateway/supergraph.js';
import { isInputObjectType, parse } from 'graphql';

function composed(sdl: string): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'a', url: 'http://127.0.0.1:1/graphql', typeDefs: parse(sdl) },
  ]);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}

function refusalOf(sdl: string): GatewayError | undefined {
  try {
    void createSupergraph(sdl).planner.close();
    return undefined;
  } catch (cause) {
    return cause as GatewayError;
  }
}

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@requiresScopes", "@policy", "@tag"])';
const plain = composed(`${FEDERATION} type Query { a: Int @tag(name: "x") }`);
const linked = (link: string): string => plain.replace(/schema\n/, `schema\n  @link(url: ${link})\n`);

describe('a supergraph that relies on what is not enforced is refused', () => {
  test.each([
    ['@authenticated', composed(`${FEDERATION} type Query { a: Int @authenticated }`), 'authenticated/v0.1'],
    [
      '@requiresScopes',
      composed(`${FEDERATION} type Query { a: Int @requiresScopes(scopes: [["s"]]) }`),
      'requiresScopes/v0.1',
    ],
    ['@policy', composed(`${FEDERATION} type Query { a: Int @policy(policies: [["p"]]) }`), 'policy/v0.1'],
    ['any feature for security', linked('"https://example.com/guard/v1.0", for: SECURITY'), 'example.com/guard/v1.0'],
    ['one of ours without its purpose', linked('"https://specs.apollo.dev/policy/v0.9"'), 'policy/v0.9'],
    [
      'an unknown feature for execution',
      linked('"https://example.com/magic/v1.0", for: EXECUTION'),
      'example.com/magic/v1.0',
    ],
  ])('%s', (_, sdl, feature) => {
    const refused = refusalOf(sdl);
    expect(refused).toBeInstanceOf(GatewayError);
    expect(refused?.code).toBe('SUPERGRAPH_INVALID');
    expect(refused?.message).toContain(feature);
  });

  test.each([
    ['a tag', plain],
    ['an unknown feature that changes nothing', linked('"https://example.com/notes/v1.0"')],
  ])('%s is no reason', (_, sdl) => {
    expect(refusalOf(sdl)).toBeUndefined();
  });
});

describe('@oneOf', () => {
  let supergraph: Supergraph | undefined;
  afterEach(() => supergraph?.planner.close());

  test('may be applied without a definition', () => {
    const sdl = composed('type Query { a(by: By!): Int } input By { id: ID name: String }');
    supergraph = createSupergraph(sdl.replace(/(input By\s+)@join__type/, '$1@oneOf @join__type'));
    const type = supergraph.apiSchema.getType('By');
    expect(isInputObjectType(type) && type.isOneOf).toBe(true);
  });
});
