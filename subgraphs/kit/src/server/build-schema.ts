import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import {
  DATA_DIRECTIVE_SDL,
  GOVERNANCE_SPECIFICATION,
  GOVERNANCE_VERSION,
  STRUCTURAL_DIRECTIVE_SDL,
} from '@shiyu/protocol';
import { isUnionType, parse, specifiedDirectives, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { definitionOf } from '../entity/entity-definition.js';
import { entityResolvers } from './entity-resolver.js';
import { markOrders } from './mark-orders.js';
import { nestedListResolver } from './nested-list-resolver.js';
import { fieldResolvers, referenceResolver } from './field-resolvers.js';
import type { Page } from '../query/page.js';
import type { SubgraphDefinition } from './subgraph-definition.js';

const LINKS = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@composeDirective"])
  @link(url: "${GOVERNANCE_SPECIFICATION}${GOVERNANCE_VERSION}", import: ["@data", "@structural"])
  @composeDirective(name: "@data")
  @composeDirective(name: "@structural")

${DATA_DIRECTIVE_SDL}
${STRUCTURAL_DIRECTIVE_SDL}
`;

type Resolvers = Record<string, Record<string, unknown>>;

/** A department's federated schema, and its SDL for composition. */
export interface FederatedSchema {
  readonly schema: GraphQLSchema;
  readonly sdl: string;
}

/** Builds the schema that a department serves from what it declares. Throws when the declaration does not hold together. */
export function buildFederatedSchema({ entities, foreignEntities, resolvers }: SubgraphDefinition): FederatedSchema {
  const owned = entities.map(definitionOf);
  const definitions = [...owned, ...foreignEntities.map(definitionOf)];
  const generated = [
    ...owned.flatMap(entityResolvers),
    ...definitions.flatMap((definition) =>
      definition.relations
        .filter(({ kind }) => kind === 'INVERSE_PAGE')
        .map((relation) => nestedListResolver(definition, relation)),
    ),
  ];
  const base = buildSchemaSync({
    resolvers: [...generated, ...resolvers] as never,
    orphanedTypes: definitions.map(({ entity }) => entity),
    skipCheck: true,
    directives: [...specifiedDirectives],
    validate: false,
  });
  markOrders(base, owned);
  const sdl = `${LINKS}\n${printSubgraphSchema(base)}\n`;

  const map = createResolversMap(base) as Resolvers;
  for (const definition of definitions) {
    const own = fieldResolvers(definition);
    const type = (map[definition.name] ??= {});
    // Plain attributes are read off the row; going through the library's wrapper would cost a promise each.
    for (const { name } of definition.attributes) delete type[name];
    delete type[definition.key];
    Object.assign(type, own, { __resolveReference: adaptReference(referenceResolver(definition)) });
    delete map[`${definition.name}Edge`];
    const connection = map[`${definition.name}Connection`];
    if (connection) map[`${definition.name}Connection`] = { totalCount: (page: Page) => page.totalCount() };
  }
  for (const type of Object.values(base.getTypeMap())) {
    if (isUnionType(type)) map[type.name] = { __resolveType: typeNamed };
  }
  delete map['PageInfo'];
  delete map['Deadline'];
  return { sdl, schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: map as never }]) };
}

/**
 * The member of a union that a value stands for: the value names it. The library's own answer is a promise, which
 * compiled operations (graphql-jit) do not wait for.
 */
function typeNamed({ __typename }: { readonly __typename: string }): string {
  return __typename;
}

/** `@apollo/subgraph` passes (representation, context, info); ours take (row, args, context). */
function adaptReference(resolve: ReturnType<typeof referenceResolver>) {
  return (representation: Readonly<Record<string, unknown>>, context: never): unknown =>
    resolve(representation, {}, context);
}
