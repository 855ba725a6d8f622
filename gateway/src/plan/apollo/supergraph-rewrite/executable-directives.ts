import {
  extendSchema,
  Kind,
  specifiedScalarTypes,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { namedType, textOf } from '../../join-spec/supergraph-document.js';

const EXECUTABLE = new Set<string>([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/** The API schema with the directives that clients may use and that subgraphs composed by `@composeDirective`. */
export function withExecutableDirectives(apiSchema: GraphQLSchema, document: DocumentNode): GraphQLSchema {
  const known = (name: string): boolean =>
    apiSchema.getType(name) !== undefined || specifiedScalarTypes.some((scalar) => scalar.name === name);
  const definitions = executableDirectives(document).filter(
    ({ name, arguments: taken }) =>
      !apiSchema.getDirective(name.value) && taken?.every(({ type }) => known(namedType(type))) !== false,
  );
  return definitions.length > 0 ? extendSchema(apiSchema, { kind: Kind.DOCUMENT, definitions }) : apiSchema;
}

/**
 * Takes the links from features that have such directives: what belongs to a feature is not part of the schema that the
 * planner reads operations by. Without a link they are plain directives, which it leaves where the client put them.
 */
export function unlinkExecutableDirectives(document: DocumentNode): DocumentNode {
  const names = new Set(executableDirectives(document).map(({ name }) => name.value));
  if (names.size === 0) return document;
  const isOfThese = (directive: ConstDirectiveNode): boolean =>
    directive.name.value === 'link' && linkedNames(directive, names).some((name) => names.has(name));
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? { ...definition, directives: definition.directives?.filter((directive) => !isOfThese(directive)) ?? [] }
        : definition,
    ),
  };
}

function executableDirectives({ definitions }: DocumentNode): readonly DirectiveDefinitionNode[] {
  return definitions.filter(
    (definition) =>
      definition.kind === Kind.DIRECTIVE_DEFINITION && definition.locations.some(({ value }) => EXECUTABLE.has(value)),
  ) as DirectiveDefinitionNode[];
}

/** The directives, of some, that a link brings: imported, or with the feature's name in theirs. */
function linkedNames(link: ConstDirectiveNode, names: ReadonlySet<string>): readonly string[] {
  const feature = textOf(link, 'as') ?? textOf(link, 'url')?.split('/').at(-2);
  const imported = link.arguments?.find(({ name }) => name.value === 'import')?.value;
  const elements = imported?.kind === Kind.LIST ? imported.values : [];
  return [
    ...elements.map(importedName),
    ...[...names].filter((name) => name === feature || name.startsWith(`${feature}__`)),
  ];
}

/** `"@name"`, or `{name: "@name", as: "@other"}`. */
function importedName(element: ConstValueNode): string {
  if (element.kind === Kind.STRING) return element.value.replace(/^@/, '');
  if (element.kind !== Kind.OBJECT) return '';
  const named = (key: string): string | undefined => {
    const value = element.fields.find(({ name }) => name.value === key)?.value;
    return value?.kind === Kind.STRING ? value.value.replace(/^@/, '') : undefined;
  };
  return named('as') ?? named('name') ?? '';
}
