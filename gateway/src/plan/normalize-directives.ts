import {
  astFromValue,
  DirectiveLocation,
  Kind,
  visit,
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

const PLANNED = new Set(['skip', 'include']);

/**
 * Settles what the client's own directives say before they travel with its fields: default values are written out, because
 * subgraphs may have other defaults than the supergraph, or none; and those on spreads stay here if they are not allowed on
 * inline fragments, which the planner makes of spreads.
 */
export function normalizeDirectives(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const definitionOf = ({ name }: DirectiveNode) =>
    PLANNED.has(name.value) ? undefined : schema.getDirective(name.value);
  return visit(document, {
    FragmentSpread(spread) {
      const staying = spread.directives?.filter(
        (directive) => definitionOf(directive)?.locations.includes(DirectiveLocation.INLINE_FRAGMENT) === false,
      );
      if (!staying?.length) return undefined;
      return { ...spread, directives: spread.directives?.filter((directive) => !staying.includes(directive)) ?? [] };
    },
    Directive(directive) {
      const given = new Set(directive.arguments?.map(({ name }) => name.value));
      const added = (definitionOf(directive)?.args ?? []).flatMap(({ name, type, defaultValue }): ArgumentNode[] => {
        const value = given.has(name) || defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
        return value ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }] : [];
      });
      return added.length > 0 ? { ...directive, arguments: [...(directive.arguments ?? []), ...added] } : undefined;
    },
  });
}
