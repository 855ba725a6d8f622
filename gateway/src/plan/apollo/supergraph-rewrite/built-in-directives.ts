import { Kind, type DocumentNode } from 'graphql';

const ONE_OF = 'directive @oneOf on INPUT_OBJECT';

/**
 * The SDL with a definition of `@oneOf` where it is applied without one. Definitions of built-in directives may be left out
 * (GraphQL specification §3.13), but Apollo's libraries do not know this one.
 */
export function withOneOf(sdl: string, { definitions }: DocumentNode): string {
  const isDefined = definitions.some(
    ({ kind, ...definition }) =>
      kind === Kind.DIRECTIVE_DEFINITION && (definition as { name: { value: string } }).name.value === 'oneOf',
  );
  const isApplied = definitions.some(
    (definition) =>
      (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || definition.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION) &&
      definition.directives?.some(({ name }) => name.value === 'oneOf'),
  );
  return isApplied && !isDefined ? `${sdl}\n${ONE_OF}\n` : sdl;
}
